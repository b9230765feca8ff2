package io.taizhang.bankfile;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One movement on one of our accounts.
 *
 * @param number the line of the file (a table's row) that it stands on, from 1
 * @param amountMinor in minor units (分): positive for money that came in
 * @param balanceMinor what was on the account after it, where the file says so
 * @param reference what the bank calls it
 * @param endToEndId what the payer, or we ourselves, called the payment
 */
public record ReadLine(
        int number,
        LocalDate bookedOn,
        LocalDate valueOn,
        long amountMinor,
        @Nullable Long balanceMinor,
        @Nullable String reference,
        @Nullable String endToEndId,
        @Nullable String counterpartyName,
        @Nullable String counterpartyAccount,
        @Nullable String counterpartyBank,
        @Nullable String remark) {}
