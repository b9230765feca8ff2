package io.taizhang.member;

import io.quarkus.security.PermissionsAllowed;
import io.taizhang.platform.Refuses;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Members sign in with a phone and a one-time code. */
@Path("/api/v1/member-sessions")
@Tag(name = "members")
@Produces(MediaType.APPLICATION_JSON)
class MemberSessionResource {

    private final MemberSignIn signIn;

    MemberSessionResource(MemberSignIn signIn) {
        this.signIn = signIn;
    }

    @POST
    @Path("codes")
    @Consumes(MediaType.APPLICATION_JSON)
    @PermitAll
    @Operation(
            summary = "Sends a one-time code to a registered phone",
            description = "The answer is the same for a phone that is nobody's.")
    @Refuses({"phone_invalid", "member_code_pause", "member_code_day", "member_locked", "member_sign_in_off"})
    public MemberCodeView requestMemberCode(
            @NotNull @Valid RequestMemberCode command, @Context HttpServerRequest request) {
        return signIn.requestCode(command, address(request));
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @PermitAll
    @Operation(summary = "Signs a member in with a one-time code")
    @Refuses({"phone_invalid", "member_code_wrong", "member_choice_needed", "member_locked"})
    public RestResponse<MemberSessionView> beginMemberSession(
            @NotNull @Valid BeginMemberSession command,
            @RestHeader("User-Agent") @Nullable String userAgent,
            @Context HttpServerRequest request) {
        var agent = userAgent == null ? null : userAgent.substring(0, Math.min(200, userAgent.length()));
        return RestResponse.status(RestResponse.Status.CREATED, signIn.begin(command, address(request), agent));
    }

    @POST
    @Path("refresh")
    @Consumes(MediaType.APPLICATION_JSON)
    @PermitAll
    @Operation(summary = "Gives a member a new access token")
    @Refuses({"session_ended"})
    public MemberSessionView refreshMemberSession(@NotNull @Valid RefreshMemberSession command) {
        return signIn.refresh(command);
    }

    @DELETE
    @Path("current")
    @PermissionsAllowed("own-card:read")
    @Operation(summary = "Signs the member out")
    public RestResponse<Void> endMemberSession() {
        signIn.end();
        return RestResponse.noContent();
    }

    private static String address(HttpServerRequest request) {
        return request.remoteAddress() == null
                ? "unknown"
                : request.remoteAddress().hostAddress();
    }
}
