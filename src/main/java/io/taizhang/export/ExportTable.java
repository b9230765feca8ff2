package io.taizhang.export;

import io.taizhang.platform.ListRequest;
import io.taizhang.platform.Page;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How one list becomes a table.
 *
 * @param name as the audit trail and the file are called
 * @param header names that an import guesses the fields of
 * @param page the list itself
 * @param rows the rows of a page's items, each as wide as the header
 */
record ExportTable<V>(
        String name,
        List<String> header,
        Function<ListRequest, Page<V>> page,
        Function<List<V>, List<List<@Nullable Object>>> rows) {}
