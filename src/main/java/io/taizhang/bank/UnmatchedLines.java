package io.taizhang.bank;

import io.taizhang.platform.Money;

/**
 * What a period still leaves to be matched.
 *
 * @param count lines that are not matched in full
 * @param credit the open part of what came in
 * @param debit the open part of what went out, as a positive figure
 */
public record UnmatchedLines(long count, Money credit, Money debit) {}
