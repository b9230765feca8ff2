package io.taizhang.duplicate;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What somebody says of a pair. */
public record DecideDuplicate(
        @NotNull
                @Schema(
                        description =
                                "SAME: to be merged. DIFFERENT: never proposed again. OPEN: to be looked at anew.")
                DuplicateStatus status,
        @Nullable @Size(max = 500) String note) {}
