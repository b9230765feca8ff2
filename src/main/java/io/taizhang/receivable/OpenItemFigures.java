package io.taizhang.receivable;

import io.taizhang.customer.CustomerFile;
import io.taizhang.platform.BusinessTime;
import io.taizhang.platform.Tally;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;

/** What other rooms ask about open items as a whole: what is open now. Counts what the list of open items shows. */
@ApplicationScoped
@Transactional
public class OpenItemFigures {

    private static final String OPEN = "select count(e.id), coalesce(sum(e.residualMinor), 0) from OpenItem e"
            + " where e.side = :side and e.residualMinor > 0 and e.openedOn <= :until";

    private final EntityManager em;
    private final CustomerFile file;
    private final BusinessTime time;

    OpenItemFigures(EntityManager em, CustomerFile file, BusinessTime time) {
        this.em = em;
        this.file = file;
        this.time = time;
    }

    /** What customers owe of business days up to this one. */
    public Tally owed(LocalDate until) {
        return tally(ItemSide.DEBIT, until, "", Map.of());
    }

    /** The part of it that was due before today. */
    public Tally overdue(LocalDate until) {
        return tally(ItemSide.DEBIT, until, " and e.dueOn < :today", Map.of("today", time.today()));
    }

    /** The part of it that is disputed. */
    public Tally disputed(LocalDate until) {
        return tally(ItemSide.DEBIT, until, " and e.disputed = true", Map.of());
    }

    /** What was received or credited up to this day and settles nothing yet. */
    public Tally unallocated(LocalDate until) {
        return tally(ItemSide.CREDIT, until, "", Map.of());
    }

    private Tally tally(ItemSide side, LocalDate until, String rest, Map<String, Object> further) {
        var visible = file.visible("e.customerId");
        var parameters = new HashMap<>(visible.parameters());
        parameters.putAll(further);
        parameters.put("side", side);
        parameters.put("until", until);
        var query = em.createQuery(OPEN + rest + " and " + visible.hql(), Object[].class);
        parameters.forEach(query::setParameter);
        return Tally.of(query.getSingleResult());
    }
}
