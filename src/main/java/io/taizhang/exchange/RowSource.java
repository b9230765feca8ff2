package io.taizhang.exchange;

import java.io.Closeable;
import org.jspecify.annotations.Nullable;

/** The rows of a file one after the other, in constant memory. Blank rows may be left out, but keep their numbers. */
interface RowSource extends Closeable {

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
