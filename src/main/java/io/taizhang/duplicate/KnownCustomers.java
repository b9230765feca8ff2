package io.taizhang.duplicate;

import io.taizhang.customer.ImportedCustomer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;

/** Asks of rows from elsewhere whether somebody is known already. */
@ApplicationScoped
@Transactional
public class KnownCustomers {

    private final DuplicateFinder finder;

    KnownCustomers(DuplicateFinder finder) {
        this.finder = finder;
    }

    /**
     * For each row how many known customers they are likely to be, whoever may see these. Rows of one file are not compared
     * with each other; the nightly look does that.
     *
     * @param rows of new customers, at most 1,000
     */
    public List<Integer> likely(List<ImportedCustomer> rows) {
        return rows.isEmpty()
                ? List.of()
                : finder.likely(rows.stream().map(Subjects::fingerprint).toList());
    }
}
