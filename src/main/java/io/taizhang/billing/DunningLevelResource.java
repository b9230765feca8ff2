package io.taizhang.billing;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.security.PermissionsAllowed;
import io.taizhang.platform.MergePatch;
import io.taizhang.platform.Refuses;
import io.taizhang.platform.Version;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/dunning-levels")
@Tag(name = "bills")
@Produces(MediaType.APPLICATION_JSON)
class DunningLevelResource {

    private final DunningLevels levels;

    DunningLevelResource(DunningLevels levels) {
        this.levels = levels;
    }

    /** The whole ladder. */
    record DunningLadder(List<DunningLevelView> items) {}

    @GET
    @PermissionsAllowed("bill:read")
    @Operation(summary = "The ladder of reminders, the first level first")
    public DunningLadder listDunningLevels() {
        return new DunningLadder(levels.list());
    }

    @GET
    @Path("{level}")
    @PermissionsAllowed("bill:read")
    @Operation(summary = "One level of reminders")
    public DunningLevelView getDunningLevel(@RestPath int level) {
        return levels.get(level);
    }

    @PATCH
    @Path("{level}")
    @Consumes({MergePatch.MEDIA_TYPE, MediaType.APPLICATION_JSON})
    @PermissionsAllowed("dunning-level:write")
    @Operation(
            summary = "Change a level of reminders",
            description = "Holds for reminders that are not made yet. Active levels come later the higher they are.")
    @RequestBody(content = @Content(schema = @Schema(implementation = DunningLevels.ChangeDunningLevel.class)))
    @Refuses({"dunning_levels_out_of_order", "patch_not_object"})
    public DunningLevelView changeDunningLevel(
            @RestPath int level, @RestHeader("If-Match") @Nullable String ifMatch, @Nullable JsonNode patch) {
        return levels.change(level, Version.required(ifMatch), patch);
    }
}
