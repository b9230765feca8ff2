package io.taizhang.segment;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What the customers of a set are, counted. */
public record QueryFacets(
        @Nullable @Schema(description = "A kept view, which the rest narrows.") UUID viewId,
        @Nullable @Valid FilterNode filter,
        @Nullable @Size(max = 100) @Schema(description = "Search as people type it.") String q,
        @Nullable @Size(max = 8) @Schema(description = "All when absent.") List<@NotNull Facet> facets,
        @Nullable
                @Pattern(regexp = "[1-9][0-9]{5}")
                @Schema(description = "Counts the cities or districts of this region; absent: provinces.")
                String regionUnder,
        @Nullable @Size(max = 60) @Schema(description = "Counts what is below this industry; absent: the sections.")
                String industryUnder) {

    Set<Facet> asked() {
        return facets == null || facets.isEmpty() ? EnumSet.allOf(Facet.class) : EnumSet.copyOf(facets);
    }
}
