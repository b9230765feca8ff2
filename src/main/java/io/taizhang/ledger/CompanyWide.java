package io.taizhang.ledger;

import io.taizhang.identity.Caller;
import io.taizhang.identity.ScopeKind;
import io.taizhang.platform.Refusal;
import jakarta.enterprise.context.ApplicationScoped;

/** The general ledger is the whole company's: whoever sees a part of the customers only does not see it. */
@ApplicationScoped
class CompanyWide {

    private final Caller caller;

    CompanyWide(Caller caller) {
        this.caller = caller;
    }

    /** @throws Refusal 403 {@code ledger_company_wide} */
    void require() {
        if (caller.scope().kind() != ScopeKind.ALL) {
            throw Refusal.forbidden("ledger_company_wide");
        }
    }
}
