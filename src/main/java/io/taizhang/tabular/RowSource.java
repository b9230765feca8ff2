package io.taizhang.tabular;

import java.io.Closeable;
import org.jspecify.annotations.Nullable;

/** The rows of a file one after the other, in constant memory. Blank rows may be left out, but keep their numbers. */
public interface RowSource extends Closeable {

    /** What a sheet of a workbook holds, and the most that is read of any file. */
    int MAX_ROWS = 1_048_576;

    /** More columns than this are refused. */
    int MAX_COLUMNS = 200;

    /** What a spreadsheet lets a cell hold. */
    int MAX_CELL = 32_767;

    /** The next row, null after the last. @throws io.taizhang.platform.Refusal when the file cannot be read on */
    @Nullable
    TableRow next();

    /** Without {@link java.io.IOException}: what cannot be closed was only read. */
    @Override
    void close();
}
