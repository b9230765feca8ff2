package io.taizhang.account;

import io.taizhang.customer.CustomerFile;
import io.taizhang.platform.Tally;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.LocalDate;

/** What other rooms ask about entries as a whole. Counts what the list of transactions shows to the same caller. */
@ApplicationScoped
@Transactional
public class EntryFigures {

    private static final String OF_DAYS = "select count(e.id), coalesce(sum(e.amountMinor), 0) from Entry e"
            + " where e.deletedAt is null and e.businessDate between :from and :to and e.state = :state";

    private final EntityManager em;
    private final CustomerFile file;

    EntryFigures(EntityManager em, CustomerFile file) {
        this.em = em;
        this.file = file;
    }

    /** Posted entries of business days from the first to the last, both included, as they stand after corrections. */
    public Tally posted(LocalDate from, LocalDate to) {
        return tally(from, to, EntryStatus.POSTED, " and e.standing = true");
    }

    /** Drafts of these days that are neither posted nor thrown away. */
    public Tally drafts(LocalDate from, LocalDate to) {
        return tally(from, to, EntryStatus.DRAFT, "");
    }

    private Tally tally(LocalDate from, LocalDate to, EntryStatus state, String rest) {
        var visible = file.visible("e.customerId");
        var query = em.createQuery(OF_DAYS + rest + " and " + visible.hql(), Object[].class)
                .setParameter("from", from)
                .setParameter("to", to)
                .setParameter("state", state);
        visible.parameters().forEach(query::setParameter);
        return Tally.of(query.getSingleResult());
    }
}
