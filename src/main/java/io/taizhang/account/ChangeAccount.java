package io.taizhang.account;

import io.taizhang.platform.Money;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.PositiveOrZero;
import org.jspecify.annotations.Nullable;

/**
 * The terms of an account.
 *
 * @param creditLimit how much the customer may owe; zero for none on account, absent for no limit
 * @param paymentTermsDays how many days after its business date a debit is to be paid; for what is posted from now on
 */
record ChangeAccount(@Nullable Money creditLimit, @PositiveOrZero @Max(365) int paymentTermsDays) {}
