/**
 * How fresh the customer file is: when each field was last looked at and by whom, when it falls due by the customer's
 * tier, who is to be asked next, how complete a file is, and reviews of many customers that a manager signs. An edit of a
 * field is its verification ({@link io.taizhang.freshness.FreshnessWatch}); rooms above confirm through {@link
 * io.taizhang.freshness.Verifications}. It keeps no values, so it does not mind how these are stored. Knows the customer
 * room; balances and turnover are read by its database functions alone. Lock order: the customer, then what is kept here.
 */
@NullMarked
package io.taizhang.freshness;

import org.jspecify.annotations.NullMarked;
