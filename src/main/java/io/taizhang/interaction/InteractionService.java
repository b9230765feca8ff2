package io.taizhang.interaction;

import com.fasterxml.jackson.databind.JsonNode;
import io.taizhang.approval.DoubleReview;
import io.taizhang.audit.AuditTrail;
import io.taizhang.customer.CustomerFile;
import io.taizhang.freshness.CustomerField;
import io.taizhang.freshness.Verifications;
import io.taizhang.identity.Caller;
import io.taizhang.identity.StaffDirectory;
import io.taizhang.platform.BusinessTime;
import io.taizhang.platform.ListRequest;
import io.taizhang.platform.MergePatch;
import io.taizhang.platform.Page;
import io.taizhang.platform.Refusal;
import io.taizhang.platform.Version;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What can be done with the log of contacts. */
@ApplicationScoped
@Transactional
public class InteractionService {

    /** No earlier than anybody could remember; far enough from what a database can hold. */
    private static final Instant EARLIEST = Instant.parse("1900-01-01T00:00:00Z");

    /** How far the clock of whoever writes may run ahead of ours. */
    private static final Duration TOLERANCE = Duration.ofHours(1);

    private final Interactions interactions;
    private final CustomerFile file;
    private final StaffDirectory staff;
    private final Verifications verifications;
    private final Caller caller;
    private final MergePatch patches;
    private final DoubleReview reviews;
    private final AuditTrail audit;
    private final BusinessTime time;

    InteractionService(
            Interactions interactions,
            CustomerFile file,
            StaffDirectory staff,
            Verifications verifications,
            Caller caller,
            MergePatch patches,
            DoubleReview reviews,
            AuditTrail audit,
            BusinessTime time) {
        this.interactions = interactions;
        this.file = file;
        this.staff = staff;
        this.verifications = verifications;
        this.caller = caller;
        this.patches = patches;
        this.reviews = reviews;
        this.audit = audit;
        this.time = time;
    }

    /** What the caller may see of what a list asks for. */
    public Page<InteractionView> list(ListRequest request) {
        return interactions.page(request).mapAll(this::views);
    }

    InteractionView get(UUID id) {
        return view(interactions.require(id));
    }

    /**
     * Writes a contact down, moves the customer's last contact forward and confirms the fields that were confirmed in it.
     *
     * @throws Refusal 422 {@code customer_unknown}, {@code staff_unknown}, {@code occurred_in_future} or
     *     {@code field_not_written}
     */
    public InteractionView record(RecordInteraction command) {
        return record(command, "");
    }

    /** Like {@link #record(RecordInteraction)}, for a command that stands at {@code pointer} of the request's body. */
    public InteractionView record(RecordInteraction command, String pointer) {
        file.requireFor(command.customerId(), pointer + "/customerId");
        requirePast(command.occurredAt(), pointer);
        var interaction = new Interaction(command, time.now(), caller.id());
        staff.requireActive(interaction.staffId, pointer + "/staffId");
        interactions.persistAndFlush(interaction);
        file.interacted(interaction.customerId, interaction.occurredAt);
        confirm(interaction, interaction.confirmed(), pointer);
        var view = view(interaction);
        audit.record("interaction.recorded", "interaction", interaction.id(), interaction.customerId, null, view);
        return view;
    }

    /** A contact as it stands after a write. */
    public record Written(UUID id, long version) {}

    /**
     * Takes over a contact that another system has written down, with who spoke even when they have left.
     *
     * @param writtenAt when it was written down there; now when null
     * @throws Refusal 422 as {@link #record(RecordInteraction)}
     */
    public Written bring(RecordInteraction command, @Nullable Instant writtenAt) {
        file.requireFor(command.customerId(), "/customerId");
        requirePast(command.occurredAt(), "");
        requirePast(writtenAt, "");
        var interaction = new Interaction(command, time.now(), caller.id());
        staff.requireKnown(interaction.staffId, "/staffId");
        if (writtenAt != null) {
            interaction.writtenAt(writtenAt);
        }
        interactions.persistAndFlush(interaction);
        file.interacted(interaction.customerId, interaction.occurredAt);
        audit.record("interaction.brought", "interaction", interaction.id(), interaction.customerId, null, command);
        return new Written(interaction.id(), interaction.version());
    }

    /** Whether there is such a contact within the caller's scope. */
    public boolean isVisible(UUID id) {
        return interactions.isVisible(id);
    }

    /** What an edit of it may change, held until the transaction ends. @throws Refusal 404 outside the scope */
    public RecordInteraction heldEditable(UUID id) {
        return interactions.lock(id).editable();
    }

    /**
     * Writes the whole of a contact anew.
     *
     * @param version null for whoever holds it
     * @throws Refusal 404 outside the scope, 412 at another version, 422 as {@link #record(RecordInteraction)}
     */
    public Written rewrite(UUID id, @Nullable Version version, RecordInteraction edit) {
        var interaction = interactions.lock(id);
        var before = view(interaction);
        if (version != null) {
            version.requireCurrent(interaction.version(), () -> before);
        }
        if (edit.staffId() != null) {
            staff.requireKnown(edit.staffId(), "/staffId");
        }
        var after = changed(interaction, before, edit);
        return new Written(id, after.version());
    }

    InteractionView change(UUID id, Version version, @Nullable JsonNode patch) {
        var interaction = interactions.lock(id);
        var before = view(interaction);
        version.requireCurrent(interaction.version(), () -> before);
        var edit = patches.apply(interaction.editable(), patch);
        if (edit.staffId() != null && !edit.staffId().equals(interaction.staffId)) {
            staff.requireActive(edit.staffId(), "/staffId");
        }
        return changed(interaction, before, edit);
    }

    private InteractionView changed(Interaction interaction, InteractionView before, RecordInteraction edit) {
        if (!edit.customerId().equals(interaction.customerId)) {
            file.requireFor(edit.customerId(), "/customerId");
        }
        requirePast(edit.occurredAt(), "");
        var confirmed = interaction.confirmed();
        requireConfirmedStays(interaction, edit);
        interaction.apply(edit, interaction.occurredAt, interaction.staffId);
        interactions.flush();
        file.interacted(interaction.customerId, interaction.occurredAt);
        confirm(
                interaction,
                interaction.confirmed().stream()
                        .filter(field -> !confirmed.contains(field))
                        .toList(),
                "");
        var after = view(interaction);
        audit.record("interaction.changed", "interaction", interaction.id(), interaction.customerId, before, after);
        return after;
    }

    /** @throws Refusal 404 outside the scope, 412 at another version */
    public void delete(UUID id, Version version) {
        var interaction = interactions.lock(id);
        var before = view(interaction);
        version.requireCurrent(interaction.version(), () -> before);
        interaction.deletedAt = time.now();
        audit.record("interaction.deleted", "interaction", id, interaction.customerId, before, null);
        if (reviews.isOn(InteractionActs.DELETE)) {
            var subject = InteractionActs.subject(id, file.require(interaction.customerId));
            reviews.of(InteractionActs.DELETE, subject, new InteractionActs.Removal(version.number()), null);
        }
    }

    InteractionView restore(UUID id) {
        var interaction = interactions.lockEven(id);
        if (interaction.deletedAt == null) {
            return view(interaction);
        }
        interaction.deletedAt = null;
        interactions.flush();
        var view = view(interaction);
        audit.record("interaction.restored", "interaction", id, interaction.customerId, null, view);
        return view;
    }

    private void confirm(Interaction interaction, List<CustomerField> fields, String pointer) {
        if (!fields.isEmpty()) {
            verifications.confirmedIn(
                    interaction.id(),
                    interaction.customerId,
                    interaction.staffId,
                    interaction.occurredAt,
                    fields,
                    pointer + "/confirmedFields");
        }
    }

    /** What a customer confirmed is history: it is neither taken back nor another customer's. */
    private static void requireConfirmedStays(Interaction interaction, RecordInteraction edit) {
        var kept = edit.confirmedFields() == null ? List.<CustomerField>of() : edit.confirmedFields();
        var moved = !edit.customerId().equals(interaction.customerId) && !interaction.confirmedFields.isEmpty();
        if (moved || !kept.containsAll(interaction.confirmed())) {
            throw Refusal.rule("confirmation_stays").at("/confirmedFields");
        }
    }

    private void requirePast(@Nullable Instant occurredAt, String pointer) {
        if (occurredAt != null && occurredAt.isBefore(EARLIEST)) {
            throw Refusal.rule("value_out_of_range").at(pointer + "/occurredAt");
        }
        if (occurredAt != null && occurredAt.isAfter(time.now().plus(TOLERANCE))) {
            throw Refusal.rule("occurred_in_future", time.shown(occurredAt).toString())
                    .at(pointer + "/occurredAt");
        }
    }

    private InteractionView view(Interaction interaction) {
        return views(List.of(interaction)).get(0);
    }

    /** Names are read once for all rows. */
    private List<InteractionView> views(List<Interaction> rows) {
        var customers = file.find(rows.stream().map(row -> row.customerId).toList());
        var names = staff.names(rows.stream().map(row -> row.staffId).toList());
        return rows.stream()
                .map(row -> {
                    var customer = customers.get(row.customerId);
                    return InteractionView.of(
                            row, customer == null ? "" : customer.name(), names.getOrDefault(row.staffId, ""));
                })
                .toList();
    }
}
