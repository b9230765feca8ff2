package io.taizhang.platform;

import jakarta.persistence.EntityManager;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/**
 * Adds many rows to one table with a COPY, in the transaction that is under way: the least that PostgreSQL asks for a row.
 * Constraints and triggers see the rows as those of one insert, and columns that are not named get their default. What
 * Hibernate has not written yet is not there.
 *
 * @param <R> what a row is made of
 */
public final class Copy<R> {

    private static final int BUFFER = 1 << 16;

    private final String table;
    private final List<String> names = new ArrayList<>();
    private final List<Function<R, @Nullable Object>> values = new ArrayList<>();

    private Copy(String table) {
        this.table = table;
    }

    public static <R> Copy<R> into(String table) {
        return new Copy<>(table);
    }

    /** A column; its value is written as PostgreSQL reads its {@code toString()}, a list as an array of texts. */
    public Copy<R> column(String name, Function<R, @Nullable Object> value) {
        names.add(name);
        values.add(value);
        return this;
    }

    public void write(EntityManager em, Collection<R> rows) {
        if (rows.isEmpty()) {
            return;
        }
        var command = "copy " + table + " (" + String.join(", ", names) + ") from stdin";
        var bytes = text(rows).getBytes(StandardCharsets.UTF_8);
        em.unwrap(Session.class).doWork(connection -> {
            try {
                var copying = connection.unwrap(PGConnection.class).getCopyAPI();
                copying.copyIn(command, new ByteArrayInputStream(bytes), BUFFER);
            } catch (IOException impossible) {
                throw new UncheckedIOException(impossible);
            }
        });
    }

    /** The text format of COPY: tabs between the columns, a line for each row. */
    String text(Collection<R> rows) {
        var text = new StringBuilder();
        for (var row : rows) {
            for (int i = 0; i < values.size(); i++) {
                if (i > 0) {
                    text.append('\t');
                }
                append(text, values.get(i).apply(row));
            }
            text.append('\n');
        }
        return text.toString();
    }

    private static void append(StringBuilder text, @Nullable Object value) {
        if (value == null) {
            text.append("\\N");
        } else if (value instanceof Collection<?> elements) {
            escape(text, array(elements));
        } else {
            escape(text, value.toString());
        }
    }

    private static String array(Collection<?> elements) {
        var array = new StringBuilder("{");
        for (var element : elements) {
            array.append(array.length() == 1 ? "\"" : ",\"");
            var plain = element.toString();
            for (int i = 0; i < plain.length(); i++) {
                char c = plain.charAt(i);
                if (c == '"' || c == '\\') {
                    array.append('\\');
                }
                array.append(c);
            }
            array.append('"');
        }
        return array.append('}').toString();
    }

    private static void escape(StringBuilder text, String plain) {
        for (int i = 0; i < plain.length(); i++) {
            char c = plain.charAt(i);
            switch (c) {
                case '\\' -> text.append("\\\\");
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                case '\t' -> text.append("\\t");
                default -> text.append(c);
            }
        }
    }
}
