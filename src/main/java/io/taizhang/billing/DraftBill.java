package io.taizhang.billing;

import io.taizhang.platform.Money;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a bill is to say.
 *
 * @param lines what the bill charges anew
 * @param collect debits that stand on the account already and on no other bill, by the ids of their entries
 * @param dueOn the last day on which it is paid in time
 */
public record DraftBill(
        @NotNull UUID customerId,
        @Nullable @Size(max = 300) List<@NotNull @Valid DraftLine> lines,
        @Nullable @Size(max = 200) List<@NotNull UUID> collect,
        @Nullable LocalDate periodFrom,
        @Nullable LocalDate periodTo,
        @NotNull LocalDate dueOn,
        @Nullable @Size(min = 1, max = 500) String memo) {

    /**
     * @param quantity a positive decimal with up to four places
     * @param unitPrice with tax
     * @param discount off this line, at most what it comes to
     * @param taxRate percent, such as "6" or "13.00"; none when the line is not taxed
     */
    public record DraftLine(
            @NotBlank @Size(max = 200) String description,
            @NotNull @Pattern(regexp = "(?!0+(\\.0+)?$)\\d{1,9}(\\.\\d{1,4})?") String quantity,
            @NotNull Money unitPrice,
            @Nullable Money discount,
            @Nullable @Pattern(regexp = "\\d{1,2}(\\.\\d{1,2})?|100") String taxRate) {}
}
