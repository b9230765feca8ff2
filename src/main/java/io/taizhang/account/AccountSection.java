package io.taizhang.account;

import io.taizhang.platform.Money;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** The account in a customer's profile. */
public record AccountSection(Money balance, @Nullable Money creditLimit, @Nullable LocalDate lastEntryOn) {}
