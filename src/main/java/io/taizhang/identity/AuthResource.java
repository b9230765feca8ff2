package io.taizhang.identity;

import io.quarkus.security.Authenticated;
import io.taizhang.platform.Refusal;
import io.taizhang.platform.Refuses;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestCookie;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/auth")
@Tag(name = "auth")
@Produces(MediaType.APPLICATION_JSON)
class AuthResource {

    private final AuthService auth;
    private final IdentitySettings settings;

    AuthResource(AuthService auth, IdentitySettings settings) {
        this.auth = auth;
        this.settings = settings;
    }

    @POST
    @Path("login")
    @PermitAll
    @Operation(summary = "Sign in")
    @Refuses({"login_failed", "login_locked"})
    @APIResponseSchema(value = SessionView.class, responseCode = "200", responseDescription = "OK")
    public RestResponse<SessionView> logIn(
            @NotNull @Valid LogIn command,
            @RestHeader("X-Client") @Nullable String client,
            @RestHeader("User-Agent") @Nullable String userAgent,
            @Context HttpServerRequest request) {
        var kind = "mobile".equals(client) ? ClientKind.MOBILE : ClientKind.BROWSER;
        var agent = userAgent == null ? null : userAgent.substring(0, Math.min(200, userAgent.length()));
        var origin = new AuthService.Origin(kind, address(request), agent);
        return answer(auth.logIn(command, origin), kind, request);
    }

    @POST
    @Path("refresh")
    @PermitAll
    @Operation(
            summary = "Get a new access token",
            description = "A browser sends its cookie and the header X-CSRF: 1; a mobile app sends its refresh token.")
    @Refuses({"session_ended", "csrf_header_required"})
    @APIResponseSchema(value = SessionView.class, responseCode = "200", responseDescription = "OK")
    public RestResponse<SessionView> refreshSession(
            @RestCookie(RefreshCookie.NAME) @Nullable String cookie,
            @RestHeader("X-CSRF") @Nullable String csrf,
            @Nullable @Valid RefreshSession command,
            @Context HttpServerRequest request) {
        if (command != null && command.refreshToken() != null) {
            return answer(auth.refresh(command.refreshToken()), ClientKind.MOBILE, request);
        }
        if (cookie == null || cookie.isEmpty()) {
            throw Refusal.unauthenticated("session_ended");
        }
        if (csrf == null) {
            throw Refusal.forbidden("csrf_header_required");
        }
        return answer(auth.refresh(cookie), ClientKind.BROWSER, request);
    }

    @POST
    @Path("logout")
    @Authenticated
    @Operation(summary = "Sign out: the session ends everywhere at once")
    public RestResponse<Void> logOut(@Context HttpServerRequest request) {
        auth.logOut();
        return RestResponse.ResponseBuilder.<Void>noContent()
                .cookie(RefreshCookie.cleared(isSecure(request)))
                .build();
    }

    @POST
    @Path("password")
    @Authenticated
    @Operation(summary = "Change one's own password")
    @Refuses({
        "password_wrong",
        "password_unchanged",
        "password_too_short",
        "password_too_long",
        "password_common",
        "login_locked"
    })
    public RestResponse<Void> changePassword(
            @NotNull @Valid ChangePassword command, @Context HttpServerRequest request) {
        auth.changePassword(command, address(request));
        return RestResponse.noContent();
    }

    private RestResponse<SessionView> answer(SessionView session, ClientKind kind, HttpServerRequest request) {
        if (kind == ClientKind.MOBILE) {
            return RestResponse.ok(session);
        }
        return RestResponse.ResponseBuilder.ok(session.withoutRefreshToken())
                .cookie(RefreshCookie.holding(
                        String.valueOf(session.refreshToken()), settings.sessionLife(), isSecure(request)))
                .build();
    }

    private static String address(HttpServerRequest request) {
        return request.remoteAddress() == null
                ? "unknown"
                : request.remoteAddress().hostAddress();
    }

    private static boolean isSecure(HttpServerRequest request) {
        return "https".equals(request.scheme());
    }
}
