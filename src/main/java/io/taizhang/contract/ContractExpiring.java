package io.taizhang.contract;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A contract is about to end: a CDI event, fired in the transaction that writes the reminder down, so that what an
 * observer does happens exactly once per reminder.
 *
 * @param ownerId the member of staff whose contract it is; perhaps nobody, or somebody who has left
 * @param endsOn the last day
 * @param days how many days are left after today; 0 on the last day
 */
public record ContractExpiring(
        UUID contractId,
        String number,
        String title,
        UUID customerId,
        @Nullable UUID ownerId,
        LocalDate endsOn,
        long days) {}
