package io.taizhang.exchange;

import io.taizhang.customer.ImportOutcome.Act;
import io.taizhang.exchange.ImportChanges.Changed;
import io.taizhang.exchange.ImportChanges.ImportSubject;
import io.taizhang.interaction.InteractionChannel;
import io.taizhang.interaction.InteractionDirection;
import io.taizhang.interaction.InteractionService;
import io.taizhang.interaction.RecordInteraction;
import io.taizhang.platform.Refusal;
import io.taizhang.tabular.Figures;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Calls, visits and messages, with who wrote them down and when. */
@ApplicationScoped
class InteractionKind implements RecordKind {

    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final int WEEK_SECONDS = 604_800;

    private final InteractionService interactions;

    InteractionKind(InteractionService interactions) {
        this.interactions = interactions;
    }

    @Override
    public ImportTarget target() {
        return ImportTarget.INTERACTIONS;
    }

    @Override
    public @Nullable String reference(ImportRow row) {
        return row.text(ImportField.INTERACTION_REF);
    }

    @Override
    public ImportField referenceField() {
        return ImportField.INTERACTION_REF;
    }

    @Override
    public boolean isKnownByPlace(ImportRow row) {
        return true;
    }

    @Override
    public @Nullable String customer(ImportRow row) {
        return row.text(ImportField.INTERACTION_CUSTOMER);
    }

    @Override
    public List<String> people(ImportRow row) {
        var author = row.text(ImportField.AUTHOR);
        return author == null ? List.of() : List.of(author);
    }

    @Override
    public Written write(ImportRow row, Around around) {
        var author = around.person(row.text(ImportField.AUTHOR), ImportField.AUTHOR);
        var known = around.known() == null ? ours(row) : around.known();
        return known == null ? create(row, around, author) : change(row, around, known, author);
    }

    /** An export names them by their ids. */
    private @Nullable UUID ours(ImportRow row) {
        var reference = row.text(ImportField.INTERACTION_REF);
        if (reference == null || !ID.matcher(reference).matches()) {
            return null;
        }
        var id = UUID.fromString(reference);
        return interactions.isVisible(id) ? id : null;
    }

    private Written create(ImportRow row, Around around, @Nullable UUID author) {
        row.requireMayCreate(ImportField.INTERACTION_REF);
        var customer = around.customer();
        if (customer == null) {
            throw ImportRow.missing(ImportField.INTERACTION_CUSTOMER);
        }
        var channel = row.word(ImportField.CHANNEL, Words.CHANNEL);
        var direction = row.word(ImportField.DIRECTION, Words.DIRECTION);
        var command = new RecordInteraction(
                customer.id(),
                channel == null ? InteractionChannel.OTHER : channel,
                direction == null ? usual(channel) : direction,
                row.needed(ImportField.OCCURRED_AT, row.moment(ImportField.OCCURRED_AT), null),
                seconds(row),
                participants(row),
                row.word(ImportField.OUTCOME, Words.OUTCOME),
                row.required(ImportField.CONTENT),
                row.text(ImportField.NEXT_STEP),
                row.day(ImportField.NEXT_STEP_ON),
                author,
                null);
        var written = interactions.bring(row.checked(command), row.moment(ImportField.WRITTEN_AT));
        var changed = new Changed(ImportSubject.INTERACTION, written.id(), customer.id(), null, written.version());
        return new Written(Act.CREATED, written.id(), changed, 0);
    }

    private static InteractionDirection usual(@Nullable InteractionChannel channel) {
        return channel == InteractionChannel.NOTE ? InteractionDirection.INTERNAL : InteractionDirection.OUTBOUND;
    }

    private Written change(ImportRow row, Around around, UUID id, @Nullable UUID author) {
        var present = interactions.heldEditable(id);
        var customer = around.customer();
        var edit = new RecordInteraction(
                customer == null ? present.customerId() : customer.id(),
                row.needed(ImportField.CHANNEL, row.word(ImportField.CHANNEL, Words.CHANNEL), present.channel()),
                row.needed(
                        ImportField.DIRECTION, row.word(ImportField.DIRECTION, Words.DIRECTION), present.direction()),
                row.needed(ImportField.OCCURRED_AT, row.moment(ImportField.OCCURRED_AT), present.occurredAt()),
                row.kept(ImportField.DURATION, seconds(row), present.durationSeconds()),
                row.kept(ImportField.PARTICIPANTS, participants(row), present.participants()),
                row.kept(ImportField.OUTCOME, row.word(ImportField.OUTCOME, Words.OUTCOME), present.outcome()),
                row.needed(ImportField.CONTENT, row.text(ImportField.CONTENT), present.content()),
                row.kept(ImportField.NEXT_STEP, row.text(ImportField.NEXT_STEP), present.nextStep()),
                row.kept(ImportField.NEXT_STEP_ON, row.day(ImportField.NEXT_STEP_ON), present.nextStepOn()),
                author == null ? present.staffId() : author,
                present.confirmedFields());
        if (edit.equals(present)) {
            return new Written(Act.UNCHANGED, id, null, 0);
        }
        row.requireMayUpdate(ImportField.INTERACTION_REF);
        var written = interactions.rewrite(id, null, row.checked(edit));
        var changed = new Changed(ImportSubject.INTERACTION, id, edit.customerId(), present, written.version());
        return new Written(Act.UPDATED, id, changed, 0);
    }

    private static @Nullable Integer seconds(ImportRow row) {
        var text = row.text(ImportField.DURATION);
        if (text == null) {
            return null;
        }
        var seconds = Figures.read(text, ImportField.DURATION.field());
        if (seconds.signum() < 0
                || seconds.stripTrailingZeros().scale() > 0
                || seconds.compareTo(BigDecimal.valueOf(WEEK_SECONDS)) > 0) {
            throw Refusal.rule("value_out_of_range").at(ImportField.DURATION.field());
        }
        return seconds.intValue();
    }

    private static @Nullable List<String> participants(ImportRow row) {
        var text = row.text(ImportField.PARTICIPANTS);
        return text == null
                ? null
                : Arrays.stream(text.split("[,;|、，；]"))
                        .map(String::strip)
                        .filter(name -> !name.isEmpty())
                        .toList();
    }
}
