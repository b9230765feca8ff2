package io.taizhang.usage;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.UUID;

/**
 * What was used on a day.
 *
 * @param quantity units, a positive decimal with up to six places
 * @param reference what whoever measures calls it; the same again for an item is the same record
 */
record RecordUsage(
        @NotNull UUID itemId,
        @NotNull @Pattern(regexp = "(?!0+(\\.0+)?$)" + UsageService.QUANTITY) String quantity,
        @NotNull LocalDate day,
        @NotBlank @Size(max = 100) String reference) {}
