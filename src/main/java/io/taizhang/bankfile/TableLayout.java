package io.taizhang.bankfile;

import io.taizhang.platform.Texts;
import io.taizhang.tabular.DateReader;
import io.taizhang.tabular.TableReading;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a bank's table is to be read.
 *
 * @param headerRow the row with the names of the columns, from 1; searched among the first rows when null
 * @param order of year, month and day; found out when null
 * @param columns what each column may be called
 */
public record TableLayout(
        String name,
        TableReading reading,
        @Nullable Integer headerRow,
        DateReader.@Nullable Order order,
        Map<BankColumn, List<String>> columns) {

    /** Whether a table can be read with these columns: a day, and an amount or where money came in and went out. */
    public static boolean suffices(Map<BankColumn, ?> columns) {
        return (columns.containsKey(BankColumn.BOOKED_ON) || columns.containsKey(BankColumn.VALUE_ON))
                && (columns.containsKey(BankColumn.AMOUNT)
                        || (columns.containsKey(BankColumn.MONEY_IN) && columns.containsKey(BankColumn.MONEY_OUT)));
    }

    /** Where the columns stand in a row of names; those that are not there are left out. */
    Map<BankColumn, List<Integer>> find(List<String> header) {
        var places = new HashMap<String, Integer>();
        for (int i = 0; i < header.size(); i++) {
            places.putIfAbsent(plain(header.get(i)), i);
        }
        places.remove("");
        var found = new HashMap<BankColumn, List<Integer>>();
        columns.forEach((column, names) -> {
            var there = names.stream()
                    .map(name -> places.get(plain(name)))
                    .filter(java.util.Objects::nonNull)
                    .distinct()
                    .toList();
            if (!there.isEmpty()) {
                found.put(column, column == BankColumn.REMARK ? there : there.subList(0, 1));
            }
        });
        return found;
    }

    /** A column's name without what banks vary: case, width, spaces, punctuation. */
    private static String plain(String name) {
        return Texts.normalised(name).toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
    }
}
