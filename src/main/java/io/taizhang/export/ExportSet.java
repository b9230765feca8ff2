package io.taizhang.export;

import io.taizhang.segment.FilterNode;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The customers that a file is to hold: all of a set, in an order. */
public record ExportSet(
        @Nullable
                @Schema(
                        description =
                                "A kept view, which the rest narrows; its sort and search unless others are given.")
                UUID viewId,
        @Nullable @Valid FilterNode filter,
        @Nullable @Size(max = 100) @Schema(description = "Search as people type it.") String q,
        @Nullable @Size(max = 200) @Schema(description = "As in lists; `-createdAt` when there is none.")
                String sort) {}
