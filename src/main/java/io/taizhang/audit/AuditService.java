package io.taizhang.audit;

import io.taizhang.platform.ListRequest;
import io.taizhang.platform.Lists;
import io.taizhang.platform.Page;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;

/** Reading the audit trail. It is for those who watch over the whole house, so it has no data scope. */
@ApplicationScoped
@Transactional
class AuditService {

    private final Lists lists;

    AuditService(Lists lists) {
        this.lists = lists;
    }

    Page<AuditEntryView> list(ListRequest request) {
        return lists.page(AuditEntry.class, AuditEntryView.class, request, "-id", List.of())
                .map(AuditEntryView::of);
    }
}
