package io.taizhang.contract;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A contract with what is to be billed for it.
 *
 * @param ownerId the member of staff whose contract it is
 * @param termsVersion the version in force now; each item names its own
 * @param items by day, then by key; never empty where contracts with something to bill are asked for
 */
public record BillableContract(
        UUID id,
        String number,
        String title,
        UUID customerId,
        @Nullable UUID ownerId,
        int termsVersion,
        List<BillableItem> items) {}
