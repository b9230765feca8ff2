package io.taizhang.usage;

import io.taizhang.platform.BusinessTime;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What usage comes to, for the room that writes the bills. A period is answered from the day after its last one on, and
 * for ever: what is recorded or taken back later changes its amount, so what is to be billed is the difference to what
 * has been billed under its key. The amount of a period is rounded half up to the 分 as a whole, so its parts never add up
 * to anything else.
 */
@ApplicationScoped
@Transactional
public class UsageCharges {

    private final Usages usages;
    private final BusinessTime time;

    UsageCharges(Usages usages, BusinessTime time) {
        this.usages = usages;
        this.time = time;
    }

    /**
     * The next contracts with usage, in the order of their ids, whoever calls.
     *
     * @param after the id after which they begin; null for the first
     */
    public List<UUID> contracts(@Nullable UUID after, int limit) {
        return usages.contracts(after, limit);
    }

    /** What the periods of contracts come to that are due by a day and over today, the earliest first; whoever calls. */
    public List<UsageCharge> through(Collection<UUID> contracts, LocalDate through) {
        var today = time.today();
        return usages.sums(contracts).stream()
                .map(row -> UsageCharge.of((UsagePeriod) row[0], (MeteredItem) row[1]))
                .filter(charge ->
                        !charge.dueOn().isAfter(through) && !charge.dueOn().isAfter(today))
                .toList();
    }
}
