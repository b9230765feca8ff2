package io.taizhang.account;

import io.taizhang.platform.Money;
import org.jspecify.annotations.Nullable;

/**
 * The terms of an account.
 *
 * @param creditLimit how much the customer may owe; zero for none on account, absent for no limit
 */
record ChangeAccount(@Nullable Money creditLimit) {}
