package io.taizhang.billing;

import io.taizhang.platform.Money;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;

/** What is asked for in the life of an approved bill. */
public interface BillCommands {

    /** Takes back part of a bill. */
    record CreditBill(@NotNull Money amount, @NotBlank @Size(max = 400) String reason) {}

    /** Why a bill is taken back. */
    record VoidBill(@NotBlank @Size(max = 400) String reason) {}

    /** What a customer disputes, or how that was settled. */
    record DisputeBill(@NotBlank @Size(max = 500) String reason) {}

    /** The day by which a customer promises to pay; today at the earliest. */
    record PromisePayment(@NotNull LocalDate on) {}

    /** What came of a call or a letter. */
    record CloseNotice(@NotBlank @Size(max = 500) String note) {}
}
