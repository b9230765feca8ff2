package io.taizhang.demo;

import io.quarkus.security.PermissionsAllowed;
import io.taizhang.platform.Refuses;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

@Path("/api/v1/demo")
@Tag(name = "demo")
@Produces(MediaType.APPLICATION_JSON)
@PermissionsAllowed("demo:manage")
class DemoResource {

    private final DemoService demo;

    DemoResource(DemoService demo) {
        this.demo = demo;
    }

    @GET
    @Operation(summary = "Whether there is demonstration data")
    public DemoView getDemo() {
        return demo.status();
    }

    @POST
    @Operation(
            summary = "Load demonstration data",
            description = "A fictional chain of three shops with a year of activity. Goes on after the answer.")
    @Refuses({"demo_present"})
    @APIResponseSchema(value = DemoView.class, responseCode = "202", responseDescription = "Accepted")
    public RestResponse<DemoView> loadDemo() {
        return RestResponse.status(RestResponse.Status.ACCEPTED, demo.load());
    }

    @DELETE
    @Operation(summary = "Take the demonstration data away; nothing is left behind")
    @Refuses({"demo_loading", "demo_mixed"})
    public RestResponse<Void> removeDemo() {
        demo.remove();
        return RestResponse.noContent();
    }
}
