package io.taizhang.bulk;

import io.taizhang.approval.DoubleReview;
import io.taizhang.audit.AuditTrail;
import io.taizhang.customer.CustomerFile;
import io.taizhang.customer.CustomerSets;
import io.taizhang.customer.CustomerSets.Member;
import io.taizhang.identity.Caller;
import io.taizhang.identity.OrgDirectory;
import io.taizhang.identity.StaffDirectory;
import io.taizhang.platform.BusinessTime;
import io.taizhang.platform.Condition;
import io.taizhang.platform.ListRequest;
import io.taizhang.platform.Lists;
import io.taizhang.platform.Page;
import io.taizhang.platform.Refusal;
import io.taizhang.segment.SegmentService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Changes of many customers: looked at, started, stopped and undone. The work itself is {@link BulkRunner}'s. */
@ApplicationScoped
@Transactional
class BulkEditService {

    /** What one edit may hold: a bound for whoever waits for it, and for the damage of a wrong filter. */
    static final int MAX_CUSTOMERS = 20_000;

    private static final String SUBJECT = "bulk_edit";
    private static final int SAMPLES = 10;

    private final BulkEdits edits;
    private final BulkImages images;
    private final SegmentService segments;
    private final CustomerFile customers;
    private final Caller caller;
    private final StaffDirectory staff;
    private final OrgDirectory units;
    private final DoubleReview reviews;
    private final Lists lists;
    private final AuditTrail audit;
    private final BusinessTime time;

    BulkEditService(
            BulkEdits edits,
            BulkImages images,
            SegmentService segments,
            CustomerFile customers,
            Caller caller,
            StaffDirectory staff,
            OrgDirectory units,
            DoubleReview reviews,
            Lists lists,
            AuditTrail audit,
            BusinessTime time) {
        this.edits = edits;
        this.images = images;
        this.segments = segments;
        this.customers = customers;
        this.caller = caller;
        this.staff = staff;
        this.units = units;
        this.reviews = reviews;
        this.lists = lists;
        this.audit = audit;
        this.time = time;
    }

    BulkPreviewView preview(EditInBulk command) {
        requireSound(command.changes());
        var members = members(command);
        int changing = 0;
        int unchanged = 0;
        var refusals = new TreeMap<String, Integer>();
        var samples = new ArrayList<BulkPreviewView.Sample>();
        for (var member : members) {
            var before = BulkState.of(member);
            var after = command.changes().appliedTo(before);
            var refusal = after.equals(before) ? null : refusal(before, after);
            if (after.equals(before)) {
                unchanged++;
            } else if (refusal == null) {
                changing++;
            } else {
                refusals.merge(refusal, 1, Integer::sum);
            }
            if (samples.size() < SAMPLES && !after.equals(before)) {
                samples.add(new BulkPreviewView.Sample(
                        member.id(), member.number(), member.name(), before, after, refusal));
            }
        }
        int named = command.ids() == null ? 0 : new HashSet<>(command.ids()).size();
        return new BulkPreviewView(
                members.size(),
                command.isOfNamed() ? named - members.size() : 0,
                changing,
                unchanged,
                refusals.values().stream().mapToInt(Integer::intValue).sum(),
                refusals,
                samples);
    }

    BulkEditView start(EditInBulk command) {
        requireSound(command.changes());
        var members = members(command);
        if (members.isEmpty()) {
            throw Refusal.rule("bulk_set_empty");
        }
        if (command.expected() != null && command.expected() != members.size()) {
            throw Refusal.conflict("bulk_set_changed", command.expected(), members.size())
                    .at("/expected");
        }
        edits.running(caller.id()).ifPresent(running -> {
            throw Refusal.conflict("bulk_edit_running").with("bulkEditId", running.id());
        });
        var edit = new BulkEdit(command.changes(), members.size(), caller, reviews.isAgreed(BulkActs.EDIT));
        edits.persistAndFlush(edit);
        var rows = new ArrayList<BulkRow>();
        members.forEach(member -> rows.add(new BulkRow(edit.id(), rows.size(), member.id(), member.version())));
        edits.addRows(rows);
        var view = view(edit);
        audit.record("bulk_edit.started", SUBJECT, edit.id(), null, null, command);
        var asked = command.expecting(members.size());
        reviews.ofNew(BulkActs.EDIT, BulkActs.subject(edit.id(), members.size()), asked, null);
        return view;
    }

    Page<BulkEditView> list(ListRequest request) {
        return lists.page(BulkEdit.class, BulkEditView.class, request, "-createdAt", List.of(edits.inScope()))
                .mapAll(this::views);
    }

    BulkEditView get(UUID id) {
        return view(edits.require(id));
    }

    /** The customers of an edit whom the caller may see. */
    Page<BulkRowView> rows(UUID id, ListRequest request) {
        edits.require(id);
        var ofEdit = Condition.of("e.editId = :edit", Map.of("edit", id));
        return lists.page(
                        BulkRow.class,
                        BulkRowView.class,
                        request,
                        "position",
                        List.of(ofEdit, customers.visible("e.customerId")))
                .mapAll(rows -> {
                    var known = customers.find(
                            rows.stream().map(row -> row.customerId).collect(Collectors.toSet()));
                    var before = images.opened(rows);
                    return rows.stream()
                            .map(row -> BulkRowView.of(row, known.get(row.customerId), before.get(row.id)))
                            .toList();
                });
    }

    /** What is done stays done; an undo can follow. */
    BulkEditView stop(UUID id) {
        var edit = edits.lock(id);
        if (!edit.isUnderWay()) {
            throw Refusal.conflict("bulk_edit_over");
        }
        var before = view(edit);
        edit.stop(null, time.now());
        edits.count(edit);
        return recorded("bulk_edit.stopped", edit, before);
    }

    /** Brings back what was, for every customer whom nobody has changed since; in the name of whoever asks for it. */
    BulkEditView undo(UUID id) {
        var edit = edits.lock(id);
        if (edit.isUnderWay()) {
            throw Refusal.conflict("bulk_edit_under_way");
        }
        edits.count(edit);
        if (edit.changed == 0) {
            throw Refusal.conflict("bulk_edit_nothing_to_undo");
        }
        var before = view(edit);
        edit.undo(caller.id());
        return recorded("bulk_edit.undo_started", edit, before);
    }

    private BulkEditView recorded(String action, BulkEdit edit, BulkEditView before) {
        edits.flush();
        var after = view(edit);
        audit.record(action, SUBJECT, edit.id(), null, before, after);
        return after;
    }

    /** @throws Refusal 422 for a change that could be made to nobody */
    private void requireSound(BulkChanges changes) {
        if (changes.isNothing()) {
            throw Refusal.rule("bulk_nothing_to_do").at("/changes");
        }
        if (!caller.id().equals(changes.ownerId())) {
            staff.requireActive(changes.ownerId(), "/changes/ownerId");
        }
        units.require(changes.unitId(), "/changes/unitId");
        CustomerSets.requireCustomFields(changes.fields());
    }

    private List<Member> members(EditInBulk command) {
        if (command.isOfNamed() == command.isOfSet()) {
            throw Refusal.rule("bulk_set_missing");
        }
        if (command.isOfNamed()) {
            return segments.members(Objects.requireNonNull(command.ids()));
        }
        var members = segments.members(command.viewId(), command.filter(), command.q(), MAX_CUSTOMERS + 1);
        if (members.size() > MAX_CUSTOMERS) {
            throw Refusal.rule("bulk_too_many", MAX_CUSTOMERS);
        }
        return members;
    }

    /** Why the customer file would refuse the change of one customer; it is asked again when the change is made. */
    private @Nullable String refusal(BulkState before, BulkState after) {
        if (!after.isAssignedLike(before) && !caller.scope().covers(after.ownerId(), after.unitId())) {
            return "owner_out_of_scope";
        }
        var tooMany =
                after.tags().size() > BulkState.MAX_TAGS || after.customFields().size() > BulkState.MAX_CUSTOM_FIELDS;
        return tooMany ? BulkRunner.TOO_MANY : null;
    }

    private BulkEditView view(BulkEdit edit) {
        return views(List.of(edit)).get(0);
    }

    private List<BulkEditView> views(List<BulkEdit> shown) {
        var names = staff.names(shown.stream().map(edit -> edit.createdBy).collect(Collectors.toSet()));
        return shown.stream()
                .map(edit -> BulkEditView.of(edit, names.get(edit.createdBy)))
                .toList();
    }
}
