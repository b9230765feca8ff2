package io.taizhang.tabular;

import io.taizhang.platform.Refusal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row as it stands in the file.
 *
 * @param number as a spreadsheet counts it; the header usually is row 1
 * @param cells one for each column of the header, empty where there is none
 * @param damage why the row cannot be used as it is; null when it can
 */
public record TableRow(long number, List<String> cells, @Nullable Refusal damage) {

    public TableRow(long number, List<String> cells) {
        this(number, cells, null);
    }

    public boolean isBlank() {
        return damage == null && cells.stream().allMatch(String::isBlank);
    }
}
