package io.taizhang.segment;

import io.taizhang.platform.ListRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A page of the customers of a set. */
public record QueryCustomers(
        @Nullable
                @Schema(
                        description =
                                "A kept view, which the rest narrows; its sort and search unless others are given.")
                UUID viewId,
        @Nullable @Valid FilterNode filter,
        @Nullable @Size(max = 100) @Schema(description = "Search as people type it.") String q,
        @Nullable @Size(max = 200) @Schema(description = "As in lists, e.g. `-createdAt,name`.") String sort,
        @Nullable @Min(1) @Max(ListRequest.MAX_LIMIT) Integer limit,
        @Nullable @Size(max = 2000) @Schema(description = "nextCursor of the page before, of the same set and sort.")
                String cursor,
        @Nullable
                @Pattern(regexp = "capped")
                @Schema(description = "`capped` counts to 1000 at most; absent: no count.", enumeration = "capped")
                String count) {

    /** The list that is asked for: a search of its own comes best first, not in the order of the view. */
    ListRequest asList(@Nullable String usualSearch, @Nullable String usualSort) {
        var request = new ListRequest();
        request.q = q == null ? usualSearch : q;
        request.sort = sort == null && q == null ? usualSort : sort;
        request.limit = limit;
        request.cursor = cursor;
        request.count = count;
        return request;
    }
}
