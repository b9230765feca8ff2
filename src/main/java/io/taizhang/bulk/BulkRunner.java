package io.taizhang.bulk;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.taizhang.audit.AuditTrail;
import io.taizhang.customer.CustomerService;
import io.taizhang.identity.Caller;
import io.taizhang.identity.OnBehalf;
import io.taizhang.platform.BusinessTime;
import io.taizhang.platform.Refusal;
import io.taizhang.platform.Version;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.validation.ConstraintViolationException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Does changes of many customers: each customer in a transaction of their own with their row, in the name of whoever
 * asked, through the same door as a change by hand. So nothing is done twice or forgotten, whatever breaks off; several
 * instances can work on one edit; and what one customer refuses holds up no other.
 */
@ApplicationScoped
class BulkRunner {

    /** What a customer file refuses by its form, such as one tag too many. */
    static final String TOO_MANY = "validation_failed";

    private static final Logger LOG = Logger.getLogger(BulkRunner.class);
    private static final int BATCH = 200;

    private final BulkEdits edits;
    private final BulkImages images;
    private final CustomerService customers;
    private final OnBehalf onBehalf;
    private final Caller caller;
    private final AuditTrail audit;
    private final BusinessTime time;
    private final ObjectMapper json;

    BulkRunner(
            BulkEdits edits,
            BulkImages images,
            CustomerService customers,
            OnBehalf onBehalf,
            Caller caller,
            AuditTrail audit,
            BusinessTime time,
            ObjectMapper json) {
        this.edits = edits;
        this.images = images;
        this.customers = customers;
        this.onBehalf = onBehalf;
        this.caller = caller;
        this.audit = audit;
        this.time = time;
        this.json = json;
    }

    /** A piece of an edit. */
    private record Batch(UUID editId, UUID actor, RowOutcome open, List<UUID> rows) {}

    @Scheduled(every = "2s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void goOn() {
        var more = true;
        while (more) {
            more = false;
            for (var batch : batches()) {
                more |= work(batch);
            }
        }
    }

    /** The next piece of every edit that is under way, so that a long one does not hold up a short one. */
    private List<Batch> batches() {
        return QuarkusTransaction.requiringNew().call(() -> edits.underWay().stream()
                .map(edit -> new Batch(edit.id(), edit.actor(), edit.open(), edits.next(edit, BATCH)))
                .toList());
    }

    /** @return whether anything came of it: where another instance works on the same rows, nothing may */
    private boolean work(Batch batch) {
        var done = new AtomicBoolean();
        var allowed = onBehalf.run(batch.actor(), () -> {
            if (!caller.may("customer:bulk-edit") || !caller.may("customer:write")) {
                settle(batch, "not_allowed");
                return;
            }
            batch.rows().forEach(row -> {
                if (workOn(row, batch)) {
                    done.set(true);
                }
            });
            settle(batch, null);
        });
        if (!allowed) {
            settle(batch, "staff_unknown");
        }
        return done.get();
    }

    private boolean workOn(UUID rowId, Batch batch) {
        try {
            return QuarkusTransaction.requiringNew().call(() -> turn(rowId, batch));
        } catch (Refusal refusal) {
            refuse(rowId, batch, refusal.code());
        } catch (ConstraintViolationException broken) {
            refuse(rowId, batch, TOO_MANY);
        } catch (RuntimeException failed) {
            LOG.warnf(failed, "Row %s of bulk edit %s failed", rowId, batch.editId());
            refuse(rowId, batch, "bulk_row_failed");
        }
        return true;
    }

    private boolean turn(UUID rowId, Batch batch) {
        var edit = edits.findById(batch.editId(), LockModeType.PESSIMISTIC_READ);
        if (!edit.isUnderWay() || edit.open() != batch.open()) {
            return false;
        }
        var taken = edits.take(rowId, batch.open());
        taken.ifPresent(row -> {
            if (row.outcome == RowOutcome.CHANGED) {
                undo(row);
            } else {
                change(row, edit);
            }
        });
        return taken.isPresent();
    }

    private void change(BulkRow row, BulkEdit edit) {
        var version = new Version(row.version);
        // Held and not read: nobody has looked at the file.
        var before = BulkState.of(customers.held(row.customerId, version));
        var after = edit.changes.appliedTo(before);
        if (after.equals(before)) {
            row.unchanged();
            return;
        }
        var patch = before.patchTo(after, json);
        var changed = edit.agreed
                ? customers.changeAgreed(row.customerId, version, patch)
                : customers.change(row.customerId, version, patch);
        row.changed(images.sealed(row, before), changed.version());
    }

    private void undo(BulkRow row) {
        var before = images.opened(row);
        var versionAfter = row.versionAfter;
        if (before == null || versionAfter == null) {
            throw new IllegalStateException("A changed row knows what was before");
        }
        var version = new Version(versionAfter);
        var present = BulkState.of(customers.held(row.customerId, version));
        customers.change(row.customerId, version, present.patchTo(before, json));
        row.undone();
    }

    private void refuse(UUID rowId, Batch batch, String code) {
        QuarkusTransaction.requiringNew()
                .run(() -> edits.take(rowId, batch.open()).ifPresent(row -> row.refuse(code)));
    }

    /** Writes down how far the edit is, and that it is over when no row is left. */
    private void settle(Batch batch, @Nullable String stopCode) {
        QuarkusTransaction.requiringNew().run(() -> {
            var edit = edits.findById(batch.editId(), LockModeType.PESSIMISTIC_WRITE);
            edits.count(edit);
            if (!edit.isUnderWay() || edit.open() != batch.open()) {
                return;
            }
            if (stopCode != null) {
                edit.stop(stopCode, time.now());
                record("bulk_edit.stopped", edit);
            } else if (edits.next(edit, 1).isEmpty()) {
                edit.finish(time.now());
                record(edit.status == BulkEditStatus.DONE ? "bulk_edit.done" : "bulk_edit.undone", edit);
            }
        });
    }

    private void record(String action, BulkEdit edit) {
        audit.record(action, "bulk_edit", edit.id(), null, null, BulkEditView.of(edit, null));
    }
}
