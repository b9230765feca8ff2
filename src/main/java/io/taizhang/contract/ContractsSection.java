package io.taizhang.contract;

import io.taizhang.platform.Money;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A customer's contracts in figures: how many are in force, what they are worth, and when the first of them ends. */
public record ContractsSection(long active, Money value, @Nullable LocalDate nextExpiry) {}
