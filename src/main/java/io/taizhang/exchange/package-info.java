/**
 * Imports of customers and transactions from CSV and XLSX files. An upload is checked and answered at once; a worker then
 * reads it row by row and hands batches to the rooms that own the records, in the name of whoever sent it. A dry run does
 * the same and takes every batch back. Every row is accepted or listed with its reason, nothing is dropped; the same file
 * again adds nothing, because records are known by their external references. Knows customer, account and below.
 *
 * <p>Reading is bounded on the way in ({@link io.taizhang.tabular.TableFormat}, {@link io.taizhang.exchange.Table}), so a
 * file of any size or make costs a known amount of memory.
 */
@NullMarked
package io.taizhang.exchange;

import org.jspecify.annotations.NullMarked;
