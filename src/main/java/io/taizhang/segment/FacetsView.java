package io.taizhang.segment;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The counts of a set. */
public record FacetsView(
        @Schema(description = "How many customers were counted: all of the set, or the 10000 registered last.")
                int count,
        @Schema(description = "There are more than were counted; every count then stands for at least so many.")
                boolean countCapped,
        List<FacetView> facets) {

    /** One facet: its commonest values. */
    public record FacetView(
            Facet facet,
            List<FacetValueView> values,
            @Schema(description = "There are rarer values than the 50 that are shown.") boolean more) {}

    /** One value of a facet. */
    public record FacetValueView(
            @Nullable @Schema(description = "As a filter takes it; absent for customers without one.") String value,
            @Nullable @Schema(description = "What it is called, where it is an id or a code.") String label,
            int count) {}
}
