package io.taizhang.privacy;

import io.taizhang.platform.Filterable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Who looked at a customer's file on a day, at least once. */
record AccessView(
        @Filterable UUID id,
        @Filterable UUID staffId,
        @Nullable String staffName,
        @Filterable(sort = true) @Schema(description = "The business day.") LocalDate onDay,
        @Filterable(sort = true) Instant firstAt) {}
