package io.taizhang.attachment;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.taizhang.audit.AuditTrail;
import io.taizhang.identity.Caller;
import io.taizhang.identity.StaffDirectory;
import io.taizhang.platform.BusinessTime;
import io.taizhang.platform.ListRequest;
import io.taizhang.platform.Page;
import io.taizhang.platform.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Files of records, for the rooms that own the records. Whoever calls has checked that the caller may see the record; a
 * file of another record does not exist.
 */
@ApplicationScoped
public class Attachments {

    private static final String AUDITED = "attachment";

    private final AttachmentFiles files;
    private final AttachmentIntake intake;
    private final AttachmentBlobs blobs;
    private final AttachmentSettings settings;
    private final StaffDirectory staff;
    private final Caller caller;
    private final AuditTrail audit;
    private final BusinessTime time;

    Attachments(
            AttachmentFiles files,
            AttachmentIntake intake,
            AttachmentBlobs blobs,
            AttachmentSettings settings,
            StaffDirectory staff,
            Caller caller,
            AuditTrail audit,
            BusinessTime time) {
        this.files = files;
        this.intake = intake;
        this.blobs = blobs;
        this.settings = settings;
        this.staff = staff;
        this.caller = caller;
        this.audit = audit;
        this.time = time;
    }

    /**
     * Keeps a file. The stream is read as it comes and may be of any length; the bytes are stored before the transaction
     * of the row, which is the caller's when there is one. Call it outside of transactions that hold locks.
     *
     * @param name as the sender calls it; cleaned before it is kept
     * @param content read to its end and not closed
     * @throws Refusal 413 {@code attachment_too_large}; 422 {@code attachment_empty}, {@code attachment_type_refused},
     *     {@code attachment_too_many}; 503 {@code attachment_store_unavailable}
     */
    public AttachmentView keep(AttachmentSubject subject, @Nullable String name, InputStream content) {
        return intake.received(name, content, file -> {
            blobs.store(file);
            return QuarkusTransaction.joiningExisting().call(() -> write(subject, file));
        });
    }

    private AttachmentView write(AttachmentSubject subject, ReceivedFile received) {
        if (files.countOf(subject) >= settings.maxPerRecord()) {
            throw Refusal.rule("attachment_too_many", settings.maxPerRecord());
        }
        var file = new Attachment(subject, received, actor());
        files.persistAndFlush(file);
        return recorded("attachment.added", subject, file, null);
    }

    /** The files of a record, latest first; deleted ones only where they are filtered by {@code deleted}. */
    public Page<AttachmentView> list(AttachmentSubject subject, ListRequest request) {
        return QuarkusTransaction.joiningExisting()
                .call(() -> files.page(subject, request).mapAll(this::views));
    }

    /**
     * Gives a file out.
     *
     * @throws Refusal 404 for a file that is deleted or not the record's; 409 {@code attachment_damaged} when its bytes
     *     are gone or are not those that were kept; 503 {@code attachment_store_unavailable}
     */
    public AttachmentContent open(AttachmentSubject subject, UUID id) {
        var file = QuarkusTransaction.joiningExisting().call(() -> view(files.require(subject, id)));
        return new AttachmentContent(file, blobs.checked(file));
    }

    /** What is known of a file, without its bytes. @throws Refusal 404 as {@link #open} */
    public AttachmentView get(AttachmentSubject subject, UUID id) {
        return QuarkusTransaction.joiningExisting().call(() -> view(files.require(subject, id)));
    }

    /** Deletes a file; {@link #restore} brings it back. @throws Refusal 404 as {@link #open} */
    public void delete(AttachmentSubject subject, UUID id) {
        QuarkusTransaction.joiningExisting().run(() -> {
            var file = files.lock(subject, id);
            var before = view(file);
            file.deletedAt = time.now();
            file.deletedBy = actor();
            recorded("attachment.deleted", subject, file, before);
        });
    }

    /** Brings a deleted file back; one that is there stays as it is. @throws Refusal 404 when it is not the record's */
    public AttachmentView restore(AttachmentSubject subject, UUID id) {
        return QuarkusTransaction.joiningExisting().call(() -> {
            var file = files.lockEven(subject, id);
            var before = view(file);
            if (file.deletedAt == null) {
                return before;
            }
            file.deletedAt = null;
            file.deletedBy = null;
            return recorded("attachment.restored", subject, file, before);
        });
    }

    private AttachmentView recorded(
            String action, AttachmentSubject subject, Attachment file, @Nullable AttachmentView before) {
        files.flush();
        var view = view(file);
        audit.record(action, AUDITED, file.id(), subject.customerId(), before, view);
        return view;
    }

    private @Nullable UUID actor() {
        var id = caller.id();
        return id.equals(new UUID(0, 0)) ? null : id;
    }

    private AttachmentView view(Attachment file) {
        return views(List.of(file)).get(0);
    }

    private List<AttachmentView> views(List<Attachment> rows) {
        var names = staff.names(rows.stream()
                .map(row -> row.uploadedBy)
                .filter(Objects::nonNull)
                .toList());
        return rows.stream()
                .map(row -> AttachmentView.of(row, row.uploadedBy == null ? null : names.get(row.uploadedBy)))
                .toList();
    }
}
