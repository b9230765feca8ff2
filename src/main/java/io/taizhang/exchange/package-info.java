/**
 * Imports from CSV and XLSX files: customers, their people, interactions, contracts, transactions, and cards of another
 * system. An upload is checked and answered at once; a worker then reads it row by row and hands batches to the rooms that
 * own the records, in the name of whoever sent it. A dry run does the same and takes every batch back. Every row is accepted
 * or listed with its reason, nothing is dropped; the same file again adds nothing, because records are known by their
 * external references. What an import did is written down, so that it can be taken back.
 *
 * <p>Reading is bounded on the way in ({@link io.taizhang.tabular.TableFormat}, {@link io.taizhang.tabular.Table}), so a
 * file of any size or make costs a known amount of memory.
 */
@NullMarked
package io.taizhang.exchange;

import org.jspecify.annotations.NullMarked;
