/**
 * What customers owe, item by item: open items, the allocations that settle them, payments, write-offs and money paid
 * back. The items are made by the postings of {@code account}, in the database.
 */
@NullMarked
package io.taizhang.receivable;

import org.jspecify.annotations.NullMarked;
