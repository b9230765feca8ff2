package io.taizhang.interaction;

import io.taizhang.freshness.CustomerField;
import io.taizhang.platform.BaseEntity;
import io.taizhang.platform.Texts;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** One contact with a customer, as it was written down. */
@Entity
class Interaction extends BaseEntity {

    UUID customerId;

    UUID staffId;

    @Enumerated(EnumType.STRING)
    InteractionChannel channel;

    @Enumerated(EnumType.STRING)
    InteractionDirection direction;

    Instant occurredAt;

    @Nullable
    Integer durationSeconds;

    @JdbcTypeCode(SqlTypes.ARRAY)
    @Column(columnDefinition = "text[]")
    List<String> participants = new ArrayList<>();

    @Enumerated(EnumType.STRING)
    @Nullable
    InteractionOutcome outcome;

    String content;

    @Nullable
    String nextStep;

    @Nullable
    LocalDate nextStepOn;

    @JdbcTypeCode(SqlTypes.ARRAY)
    @Column(columnDefinition = "text[]")
    List<String> confirmedFields = List.of();

    @Nullable
    Instant deletedAt;

    protected Interaction() {}

    Interaction(RecordInteraction command, Instant occurredAt, UUID staffId) {
        apply(command, occurredAt, staffId);
    }

    /** Takes over what was edited; {@code occurredAt} and {@code staffId} stand in for what the edit leaves out. */
    final void apply(RecordInteraction edit, Instant occurredAt, UUID staffId) {
        this.customerId = edit.customerId();
        this.staffId = edit.staffId() == null ? staffId : edit.staffId();
        this.channel = edit.channel();
        this.direction = edit.direction();
        this.occurredAt = edit.occurredAt() == null ? occurredAt : edit.occurredAt();
        this.durationSeconds = edit.durationSeconds();
        this.participants = edit.participants() == null
                ? new ArrayList<>()
                : new ArrayList<>(
                        edit.participants().stream().map(String::strip).toList());
        this.outcome = edit.outcome();
        this.content = edit.content().strip();
        this.nextStep = Texts.strippedOrNull(edit.nextStep());
        this.nextStepOn = edit.nextStepOn();
        this.confirmedFields = edit.confirmedFields() == null
                ? List.of()
                : edit.confirmedFields().stream().map(Enum::name).distinct().toList();
    }

    /** It was written down at this moment, in the system that it comes from. */
    final void writtenAt(Instant moment) {
        bornAt(moment);
    }

    /** What an edit may change, as it stands now. */
    RecordInteraction editable() {
        return new RecordInteraction(
                customerId,
                channel,
                direction,
                occurredAt,
                durationSeconds,
                List.copyOf(participants),
                outcome,
                content,
                nextStep,
                nextStepOn,
                staffId,
                confirmed());
    }

    List<CustomerField> confirmed() {
        return confirmedFields.stream().map(CustomerField::valueOf).toList();
    }

    /** The first line of what was said, short enough for a timeline. */
    String firstLine() {
        var line = content.lines().findFirst().orElse("");
        return line.codePointCount(0, line.length()) <= 120
                ? line
                : line.substring(0, line.offsetByCodePoints(0, 119)) + "…";
    }
}
