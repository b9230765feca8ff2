package io.taizhang.handover;

import io.taizhang.platform.BaseEntity;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.LocalDate;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** A comparison of the finance system's trial balance of a month with ours. */
@Entity
@Immutable
@Table(name = "gl_sync_check")
class SyncCheck extends BaseEntity {

    LocalDate period;

    String fileName;

    String sha256;

    UUID checkedBy;

    int matched;

    int amountDiffer;

    int onlyOurs;

    int onlyTheirs;

    protected SyncCheck() {}

    SyncCheck(LocalDate period, String fileName, String sha256, UUID checkedBy, Comparison comparison) {
        this.period = period;
        this.fileName = fileName;
        this.sha256 = sha256;
        this.checkedBy = checkedBy;
        this.matched = comparison.matched();
        this.amountDiffer = comparison.count("AMOUNT_DIFF");
        this.onlyOurs = comparison.count("ONLY_OURS");
        this.onlyTheirs = comparison.count("ONLY_THEIRS");
    }
}
