/**
 * Tables as people send them: CSV in whatever characters and XLSX, dates and figures as they are written. What is read is
 * bounded on the way in ({@link io.taizhang.tabular.TableFormat} lets no workbook through that would cost more than one
 * may), so a file of any size or make costs a known amount of memory. What the columns mean is the business of the rooms
 * that read them. Knows the platform only.
 */
@NullMarked
package io.taizhang.tabular;

import org.jspecify.annotations.NullMarked;
