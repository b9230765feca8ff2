package io.taizhang.identity;

import io.quarkus.security.Authenticated;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

@Path("/api/v1/me")
@Tag(name = "me")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
class MeResource {

    private final AuthService auth;

    MeResource(AuthService auth) {
        this.auth = auth;
    }

    @GET
    @Operation(summary = "Who is signed in")
    public MeView getMe() {
        return auth.me();
    }

    @GET
    @Path("sessions")
    @Operation(summary = "One's own live sessions, 50 at most")
    public List<OwnSessionView> listOwnSessions() {
        return auth.ownSessions();
    }

    @DELETE
    @Path("sessions/{id}")
    @Operation(summary = "End one of one's own sessions")
    public RestResponse<Void> endOwnSession(@RestPath UUID id) {
        auth.endOwn(id);
        return RestResponse.noContent();
    }
}
