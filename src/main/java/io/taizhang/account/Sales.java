package io.taizhang.account;

import io.taizhang.audit.AuditTrail;
import io.taizhang.customer.CustomerFile;
import io.taizhang.identity.Caller;
import io.taizhang.platform.BusinessTime;
import io.taizhang.platform.Money;
import io.taizhang.platform.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Sales at a till, posted in the transaction of their payment. The customer is known by the card they paid with, so the
 * caller's data scope does not matter: a chain's customers buy in each of its shops.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class Sales {

    private static final UUID NOBODY = new UUID(0, 0);

    private final Entries entries;
    private final EntryRules rules;
    private final EntryViews views;
    private final CustomerFile file;
    private final AuditTrail audit;
    private final Caller caller;
    private final BusinessTime time;

    Sales(
            Entries entries,
            EntryRules rules,
            EntryViews views,
            CustomerFile file,
            AuditTrail audit,
            Caller caller,
            BusinessTime time) {
        this.entries = entries;
        this.rules = rules;
        this.views = views;
        this.file = file;
        this.audit = audit;
        this.caller = caller;
        this.time = time;
    }

    /**
     * The lines of a sale as they would stand, so that a sale can be refused before money is taken for it.
     *
     * @throws Refusal 422 {@code amount_not_positive}, {@code lines_do_not_add_up}, or what is wrong with a line
     */
    public List<EntryLineView> check(Money amount, @Nullable List<PostLine> lines) {
        var sale = new Sale(NOBODY, time.today(), amount, List.of(), lines, null, null, null);
        return checked(sale).lines().stream().map(EntryLineView::of).toList();
    }

    /** Posts a sale. @throws Refusal like {@link #check} */
    public EntryView post(Sale sale) {
        var entry = new Entry(checked(sale), caller.id());
        entry.tender(sale.parts(), sale.terminal());
        var now = time.now();
        entry.post(caller.id(), now, rules.moment(entry.businessDate, now));
        entries.save(entry, "/amount");
        var customer =
                Objects.requireNonNull(file.find(Set.of(sale.customerId())).get(sale.customerId()));
        var view = views.of(entry, customer);
        audit.record("entry.posted", "entry", entry.id(), customer.id(), null, view);
        return view;
    }

    private CheckedEntry checked(Sale sale) {
        return rules.check(sale.content(), sale.businessDate(), "");
    }
}
