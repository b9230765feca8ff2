package io.taizhang.live;

import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Multi;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestStreamElementType;
import org.jspecify.annotations.Nullable;

/** What others write, over HTTP. */
@Path("/api/v1/changes")
@Tag(name = "live")
class ChangeFeedResource {

    private final ChangeFeed feed;

    ChangeFeedResource(ChangeFeed feed) {
        this.feed = feed;
    }

    @GET
    @Blocking
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @RestStreamElementType(MediaType.APPLICATION_JSON)
    @PermissionsAllowed("customer:read")
    @Operation(
            summary = "Tells what is written, as it happens",
            description =
                    "Server-sent events, one for each second in which something was written; an empty one every 20"
                            + " seconds. Kinds and ids only: what a record holds is read where it stands, within the reader's"
                            + " scope. The line ends after ten minutes unless told otherwise; whoever goes on listening asks again.")
    public Multi<Changes> followChanges(
            @Parameter(description = "How long the line stands at most; shorter than a proxy on the way allows")
                    @RestQuery
                    @Min(1)
                    @Max(600)
                    @Nullable
                    Integer seconds) {
        return feed.follow(seconds);
    }
}
