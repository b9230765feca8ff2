package io.taizhang.bankfile;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A file as it was understood.
 *
 * @param layout the name of the layout by which a table was read; null for other formats
 * @param statements at least one
 */
public record BankFile(BankFileFormat format, @Nullable String layout, List<ReadStatement> statements) {}
