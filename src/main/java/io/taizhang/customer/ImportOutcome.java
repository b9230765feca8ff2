package io.taizhang.customer;

import io.taizhang.platform.Refusal;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What became of one imported customer.
 *
 * @param customerId the customer; null when the row was refused
 * @param errors the fields at fault by JSON pointer into {@link ImportedCustomer}, with the problem code
 */
public record ImportOutcome(Act act, @Nullable UUID customerId, List<Refusal.Field> errors) {

    /** What was done. */
    public enum Act {
        CREATED,
        UPDATED,
        UNCHANGED,
        REFUSED
    }

    static ImportOutcome of(Act act, UUID customerId) {
        return new ImportOutcome(act, customerId, List.of());
    }

    static ImportOutcome refused(List<Refusal.Field> errors) {
        return new ImportOutcome(Act.REFUSED, null, errors);
    }
}
