package io.taizhang.privacy;

import io.taizhang.platform.BaseEntity;
import io.taizhang.platform.Refusal;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;

/** How long a kind of records is kept, and by which rule. */
@Entity
class RetentionRule extends BaseEntity {

    @Column(updatable = false)
    @Enumerated(EnumType.STRING)
    RetainedKind kind;

    int months;

    @Column(updatable = false)
    int leastMonths;

    @Column(updatable = false)
    String article;

    @Column(updatable = false)
    String explanation;

    protected RetentionRule() {}

    /** @throws Refusal 422 {@code retention_below_law} when the law asks for longer */
    void apply(SetRetention command) {
        if (command.months() < leastMonths) {
            throw Refusal.rule("retention_below_law", leastMonths, article).at("/months");
        }
        months = command.months();
    }
}
