package io.taizhang.privacy;

import io.taizhang.platform.Filterable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** That somebody asked to see a covered value of a customer. */
record RevealView(
        @Filterable UUID id,
        @Filterable UUID staffId,
        @Nullable String staffName,
        @Filterable(sort = true) LocalDate onDay,
        @Filterable(sort = true) Instant revealedAt,
        @Filterable RevealedField field,
        @Nullable UUID entryId,
        @Nullable String name,
        String reason) {

    static RevealView of(PersonalReveal reveal, @Nullable String staffName) {
        return new RevealView(
                reveal.id,
                reveal.staffId,
                staffName,
                reveal.onDay,
                reveal.revealedAt,
                reveal.field,
                reveal.entryId,
                reveal.name,
                reveal.reason);
    }
}
