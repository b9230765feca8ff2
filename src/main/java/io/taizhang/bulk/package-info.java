/**
 * The same change for many customers: looked at before it is made, done one customer after the other by the rules of a
 * single one, and undone where nobody has changed anything since. Knows sets of customers and below.
 */
@NullMarked
package io.taizhang.bulk;

import org.jspecify.annotations.NullMarked;
