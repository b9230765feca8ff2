package io.taizhang.bank;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of one of our accounts.
 *
 * @param number as it is printed; letters and digits count. A merchant's number for WeChat Pay and Alipay
 * @param currency ISO 4217 with two decimals; CNY when absent
 * @param active false: nothing is imported any more; true when absent
 */
public record KeepBankAccount(
        @NotBlank @Size(max = 100) String name,
        @NotBlank @Size(max = 64) @Pattern(regexp = ".*[A-Za-z0-9].*") @Schema(examples = "6222 0202 0001 2345 678")
                String number,
        @NotNull BankAccountKind kind,
        @Nullable @Pattern(regexp = "[A-Z]{3}") String currency,
        @Nullable @Pattern(regexp = "[0-9A-Za-z.-]{1,30}") @Schema(examples = "1002.01") String glAccountCode,
        @Nullable Boolean active) {}
