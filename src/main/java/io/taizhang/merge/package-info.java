/**
 * Customers who are one become one, and two again when that was wrong.
 *
 * <p>Whatever refers to a merged customer refers to the survivor afterwards: the database does that itself, from the
 * foreign keys that it has and what {@code merge_treatment} says of each ({@code merge_customers}, {@code
 * unmerge_customers}), and writes down every row. A new room that refers to customers says in its migration what becomes of
 * it ({@code merge_moves}). What the survivor's file says is put together here, from the choices of whoever merges.
 */
@NullMarked
package io.taizhang.merge;

import org.jspecify.annotations.NullMarked;
