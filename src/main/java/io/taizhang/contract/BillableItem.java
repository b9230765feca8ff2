package io.taizhang.contract;

import io.taizhang.platform.Money;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Something to bill for a contract, by all that is known now.
 *
 * @param key stable within the contract, at most 60 characters: {@code PERIOD:<first day>} for a period that comes again,
 *     {@code PLAN:<id>} for an item of the plan
 * @param name of the item of the plan; absent for a period
 * @param dueOn the business day on which it is billed
 * @param from the first day of the period that it pays for; absent for an item of the plan
 * @param to the last one
 * @param billedDays how many days of {@code periodDays} are paid for; absent for an item of the plan
 * @param periodDays how many days the whole period has, for which the agreed amount is
 * @param amount without or with tax, as the contract says; never negative or zero
 * @param termsVersion the version of the terms by which it is billed
 * @param taxRate percent with two decimals
 * @param paymentTermsDays days to pay after it is billed
 */
public record BillableItem(
        String key,
        BillableKind kind,
        @Nullable String name,
        LocalDate dueOn,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        @Nullable Integer billedDays,
        @Nullable Integer periodDays,
        Money amount,
        int termsVersion,
        @Nullable String taxRate,
        @Nullable Integer paymentTermsDays) {}
