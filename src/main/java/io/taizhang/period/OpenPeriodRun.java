package io.taizhang.period;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.LocalDate;
import java.time.YearMonth;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Opens the run of a month; whoever opens it is responsible for its steps until somebody else is. */
record OpenPeriodRun(
        @NotNull @Pattern(regexp = "(19|2[01])[0-9]{2}-(0[1-9]|1[0-2])") @Schema(examples = "2026-11") String month) {

    LocalDate first() {
        return YearMonth.parse(month).atDay(1);
    }
}
