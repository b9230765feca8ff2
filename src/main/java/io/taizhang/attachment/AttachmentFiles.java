package io.taizhang.attachment;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.taizhang.platform.Condition;
import io.taizhang.platform.ListRequest;
import io.taizhang.platform.Lists;
import io.taizhang.platform.Page;
import io.taizhang.platform.Rows;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Every query over files. Those of another record do not exist. */
@ApplicationScoped
class AttachmentFiles implements PanacheRepositoryBase<Attachment, UUID> {

    private static final Condition KEPT = Condition.of("e.deletedAt is null");
    private static final String DELETED = "case when e.deletedAt is not null then true else false end";

    private final Lists lists;
    private final Rows rows;

    AttachmentFiles(Lists lists, Rows rows) {
        this.lists = lists;
        this.rows = rows;
    }

    Page<Attachment> page(AttachmentSubject subject, ListRequest request) {
        var conditions = new ArrayList<>(List.of(of(subject), Condition.derived("deleted", DELETED, Map.of())));
        if (!request.isFilteredBy("deleted")) {
            conditions.add(KEPT);
        }
        var text = request.search();
        if (text != null) {
            conditions.add(Condition.searchIn("e.name", text));
        }
        return lists.page(Attachment.class, AttachmentView.class, request, "-createdAt", conditions);
    }

    Attachment require(AttachmentSubject subject, UUID id) {
        return rows.require(Attachment.class, id, List.of(KEPT, of(subject)));
    }

    Attachment lock(AttachmentSubject subject, UUID id) {
        return rows.lock(Attachment.class, id, List.of(KEPT, of(subject)));
    }

    /** Deleted or not, for bringing it back. */
    Attachment lockEven(AttachmentSubject subject, UUID id) {
        return rows.lock(Attachment.class, id, List.of(of(subject)));
    }

    long countOf(AttachmentSubject subject) {
        return count("subjectId = ?1 and subjectType = ?2", subject.id(), subject.type());
    }

    private static Condition of(AttachmentSubject subject) {
        return Condition.of(
                "e.subjectId = :subject and e.subjectType = :subjectType",
                Map.of("subject", subject.id(), "subjectType", subject.type()));
    }
}
