package io.taizhang.exchange;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why a row was refused.
 *
 * @param column the column that is wrong; null when it is the row as a whole
 * @param code as in problem documents
 * @param arguments the figures that the code's words mention
 * @param original the row as it stood in the file, long cells cut
 */
record RowError(long row, @Nullable String column, String code, List<String> arguments, List<String> original) {}
