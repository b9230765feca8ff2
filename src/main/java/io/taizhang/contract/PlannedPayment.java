package io.taizhang.contract;

import io.taizhang.platform.Money;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An item of a contract's plan, as it is agreed.
 *
 * @param id of an item that the contract has already and that stays, perhaps changed; absent for a new one
 */
public record PlannedPayment(
        @Nullable UUID id,
        @NotBlank @Size(max = 100) String name,
        @NotNull LocalDate dueOn,
        @NotNull Money amount,
        @NotNull PlanItemKind kind) {

    PlannedPayment withId(UUID known) {
        return new PlannedPayment(known, name.strip(), dueOn, amount, kind);
    }
}
