package io.taizhang.ledger;

import io.taizhang.platform.BaseEntity;
import io.taizhang.platform.Texts;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

/** An account of the general ledger. Its code never changes; what it is for does not once there are lines on it. */
@Entity
@Table(name = "gl_account")
class ChartAccount extends BaseEntity {

    @Column(updatable = false)
    String code;

    String name;

    @Enumerated(EnumType.STRING)
    LedgerSide side;

    @Enumerated(EnumType.STRING)
    ChartAccountKind kind;

    @Nullable
    @Column(updatable = false)
    String parentCode;

    @Nullable
    String smallCode;

    @Nullable
    String externalCode;

    boolean byCustomer;

    boolean closed;

    @Nullable
    String note;

    protected ChartAccount() {}

    ChartAccount(LedgerCommands.OpenChartAccount command) {
        this.code = command.code();
        this.parentCode = parentOf(command.code());
        var terms = command.terms();
        this.name = terms.name().strip();
        this.side = terms.side();
        this.kind = terms.kind();
        apply(terms);
    }

    /** The code of the account above; null at the top. */
    static @Nullable String parentOf(String code) {
        var dot = code.lastIndexOf('.');
        return dot < 0 ? null : code.substring(0, dot);
    }

    /** Whether the change touches what lines on the account rely on. */
    boolean wouldBecomeAnother(LedgerCommands.ChangeChartAccount change) {
        return side != change.side() || kind != change.kind() || byCustomer != change.byCustomer();
    }

    void apply(LedgerCommands.ChangeChartAccount change) {
        name = change.name().strip();
        side = change.side();
        kind = change.kind();
        byCustomer = change.byCustomer();
        closed = change.closed();
        smallCode = Texts.strippedOrNull(change.smallCode());
        externalCode = Texts.strippedOrNull(change.externalCode());
        note = Texts.strippedOrNull(change.note());
    }

    /** What can be changed of it. */
    LedgerCommands.ChangeChartAccount editable() {
        return new LedgerCommands.ChangeChartAccount(
                name, side, kind, byCustomer, closed, smallCode, externalCode, note);
    }
}
