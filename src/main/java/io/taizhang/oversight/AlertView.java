package io.taizhang.oversight;

import io.taizhang.platform.Filterable;
import io.taizhang.platform.Versioned;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Something that somebody should look at, or has looked at. */
public record AlertView(
        UUID id,
        long version,
        @Filterable AlertKind kind,
        @Filterable AlertStatus status,
        @Filterable @Nullable UUID cardId,
        @Nullable String cardNumber,
        @Filterable @Nullable UUID operatorId,
        @Nullable String operatorName,
        @Filterable @Nullable UUID shopId,
        @Nullable String shopName,
        @Filterable(sort = true) LocalDate businessDate,
        @Filterable(sort = true) @Schema(description = "When it was last the case.") Instant occurredAt,
        @Schema(
                        description =
                                "What it rests on: times, minutes, percent as counts; before, after, spent, refunded in 分.")
                Map<String, Long> figures,
        @Nullable UUID acknowledgedBy,
        @Nullable String acknowledgedByName,
        @Nullable Instant acknowledgedAt,
        @Nullable String note,
        @Filterable(sort = true) Instant createdAt,
        Instant updatedAt)
        implements Versioned {

    /** The names that an alert shows, by id. */
    record Names(Map<UUID, String> cards, Map<UUID, String> staff, Map<UUID, String> units) {}

    static AlertView of(Alert alert, Names names) {
        return new AlertView(
                alert.id(),
                alert.version(),
                alert.kind,
                alert.status,
                alert.cardId,
                name(names.cards(), alert.cardId),
                alert.operatorId,
                name(names.staff(), alert.operatorId),
                alert.shopId,
                name(names.units(), alert.shopId),
                alert.businessDate,
                alert.occurredAt,
                alert.figures,
                alert.acknowledgedBy,
                name(names.staff(), alert.acknowledgedBy),
                alert.acknowledgedAt,
                alert.note,
                alert.createdAt(),
                alert.updatedAt());
    }

    private static @Nullable String name(Map<UUID, String> names, @Nullable UUID id) {
        return id == null ? null : names.get(id);
    }
}
