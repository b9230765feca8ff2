package io.taizhang.billing;

import io.taizhang.platform.Money;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;

/** Parts in which the rest of a bill is paid: in the order of their days, together what is open. */
record AgreeInstalments(@NotEmpty @Size(max = 120) List<@NotNull @Valid AgreedPart> instalments) {

    record AgreedPart(@NotNull LocalDate dueOn, @NotNull Money amount) {}
}
