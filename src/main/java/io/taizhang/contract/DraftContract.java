package io.taizhang.contract;

import io.taizhang.platform.Money;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a draft says.
 *
 * @param endsOn the last day in force; open-ended when absent
 */
public record DraftContract(
        @NotNull UUID customerId,
        @NotBlank @Size(max = 200) String title,
        @Nullable @Size(max = 20) List<@NotNull @Valid Counterparty> counterparties,
        @Nullable UUID ownerId,
        @NotNull Money amount,
        @NotNull LocalDate startsOn,
        @Nullable LocalDate endsOn,
        @Nullable @Size(max = 20_000) String terms,
        @Nullable @Size(max = 2_000) String note) {}
