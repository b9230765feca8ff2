package io.taizhang.tabular;

import org.jspecify.annotations.Nullable;

/**
 * How a file is to be read; what is null is found out.
 *
 * @param charset UTF-8, GBK, GB18030 or UTF-16
 * @param delimiter comma, semicolon or tab
 * @param sheet the sheet of a workbook; the first when null
 */
public record TableReading(@Nullable String charset, @Nullable String delimiter, @Nullable String sheet) {

    /** Everything is found out. */
    public static final TableReading FOUND_OUT = new TableReading(null, null, null);
}
