package io.taizhang.cardprogram;

import io.taizhang.platform.Filterable;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A card program as it was from a moment on; {@code terms} is absent for what was defined before versions were kept. */
public record CardProgramVersionView(
        UUID id,
        @Filterable(sort = true) int number,
        @Nullable DefineCardProgram terms,
        @Filterable Instant madeAt,
        UUID madeBy) {

    static CardProgramVersionView of(CardProgramVersion version) {
        return new CardProgramVersionView(version.id, version.number, version.terms, version.madeAt, version.madeBy);
    }
}
