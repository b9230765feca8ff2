/**
 * What the lists show as tables that a spreadsheet opens: the same filters, the same scope, the same words, and columns that
 * an import knows by their names. A table is made as a whole before the first byte goes out, page by page in constant
 * memory, so that what breaks off is a problem and never half a file. Every export is in the audit trail.
 */
@NullMarked
package io.taizhang.export;

import org.jspecify.annotations.NullMarked;
