package io.taizhang.contract;

import io.taizhang.platform.Money;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is asked for in the life of a signed contract. */
interface ContractCommands {

    /** Marks an item of a plan as fulfilled on a business day, not after today. */
    record FulfilMilestone(@NotNull LocalDate on, @Nullable @Size(max = 500) String note) {}

    /** Takes back that an item of a plan was fulfilled, and says why. */
    record UndoFulfilment(@NotBlank @Size(max = 500) String reason) {}

    /**
     * Suspends a contract until it is resumed.
     *
     * @param from the first suspended day
     */
    record SuspendContract(@NotNull LocalDate from, @NotBlank @Size(max = 500) String reason) {}

    /**
     * Ends a suspension.
     *
     * @param on the first day on which the contract is in force again; the suspension's first day takes it back as a whole
     */
    record ResumeContract(@NotNull LocalDate on, @Nullable @Size(max = 500) String note) {}

    /**
     * Ends a contract before its last day.
     *
     * @param on the first day on which it is no longer in force; may lie ahead, and until then the contract runs on
     */
    record TerminateContract(@NotNull LocalDate on, @NotBlank @Size(max = 500) String reason) {}

    /**
     * Drafts the contract that follows on another.
     *
     * @param startsOn the day after the last day of the other when absent
     * @param endsOn the last day in force; open-ended when absent
     * @param amount the same when absent
     * @param plan the same, moved along with the first day, when absent
     */
    record RenewContract(
            @Nullable LocalDate startsOn,
            @Nullable LocalDate endsOn,
            @Nullable Money amount,
            @Nullable @Size(max = 100) List<@NotNull @Valid PlannedPayment> plan) {}
}
