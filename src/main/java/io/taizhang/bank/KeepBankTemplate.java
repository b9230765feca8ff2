package io.taizhang.bank;

import io.taizhang.bankfile.BankColumn;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * How the tables of a bank are to be read.
 *
 * @param active false: it is not tried; true when absent
 */
record KeepBankTemplate(
        @NotBlank @Size(max = 100) String name,
        @Nullable
                @Min(1)
                @Max(60)
                @Schema(description = "The row with the names of the columns, from 1; searched for when absent.")
                Integer headerRow,
        @Nullable
                @Pattern(regexp = "UTF-8|GBK|GB18030|UTF-16")
                @Schema(description = "Found out when absent.", examples = "GBK")
                String charset,
        @Nullable
                @Pattern(regexp = "[,;|\t]")
                @Schema(description = "Comma, semicolon, tab or |; found out when absent.", examples = ",")
                String delimiter,
        @Nullable
                @Size(max = 40)
                @Schema(
                        description = "The order of year, month and day; found out when absent.",
                        examples = "yyyy-MM-dd")
                String dateFormat,
        @NotEmpty
                @Size(max = 14)
                @Schema(
                        description =
                                "What the column of each meaning may be called; case, width, spaces and signs do not"
                                        + " count. Needed: BOOKED_ON or VALUE_ON, and AMOUNT or both MONEY_IN (贷方) and MONEY_OUT"
                                        + " (借方).")
                Map<BankColumn, @NotEmpty @Size(max = 30) List<@NotBlank @Size(max = 60) String>> columns,
        @Nullable Boolean active) {}
