package io.taizhang.segment;

import io.taizhang.identity.Role;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A view of the list of customers to keep, as a whole. */
public record SaveView(
        @NotBlank @Size(max = 60) String name,
        @Nullable @Schema(description = "Shared with whoever works in this unit or below it.") UUID unitId,
        @Nullable @Schema(description = "Shared with whoever has this role; with a unit too, only there.") Role role,
        @Nullable @Valid FilterNode filter,
        @Nullable @Size(max = 100) @Schema(description = "Search as people type it.") String q,
        @Nullable @Size(max = 200) @Schema(description = "As in lists, e.g. `-createdAt,name`.") String sort,
        @Nullable @Size(max = 40) List<@NotBlank @Size(max = 80) String> columns) {

    boolean isShared() {
        return unitId != null || role != null;
    }
}
