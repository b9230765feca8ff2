package io.taizhang.receivable;

import io.taizhang.platform.Money;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;

/** Settles debits of a customer with credits of theirs, all or nothing. */
record AllocateItems(@NotEmpty @Size(max = 200) List<@NotNull @Valid Pair> allocations) {

    /** @param amount positive, at most what is open of both */
    record Pair(@NotNull UUID debitId, @NotNull UUID creditId, @NotNull Money amount) {}
}
