package io.taizhang.bankfile;

import io.taizhang.platform.Refusal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** SWIFT MT940 customer statements, with or without the envelope of the network. */
final class Mt940Reader {

    private static final Pattern TAG = Pattern.compile(":(\\d{2}[A-Z]?|NS):(.*)", Pattern.DOTALL);
    private static final Pattern ENVELOPE = Pattern.compile("^(?:\\{[1-35]:[^}]*(?:\\{[^}]*})*})*\\{4:");
    private static final Set<String> OTHER = Set.of("21", "13", "13D", "34F", "64", "65", "90C", "90D", "NS");
    private static final int MAX_FIELD = 10_000;

    private final List<ReadStatement> statements = new ArrayList<>();
    private @Nullable Mt940Statement current;
    private int lines;

    private Mt940Reader() {}

    /** @throws Refusal 422 with the line that is wrong */
    static List<ReadStatement> read(Path file) {
        return new Mt940Reader().read(BankText.lines(file));
    }

    private List<ReadStatement> read(List<String> text) {
        StringBuilder field = new StringBuilder();
        var begun = 0;
        for (int i = 0; i <= text.size(); i++) {
            var line = i == text.size() ? "-" : ENVELOPE.matcher(text.get(i)).replaceFirst("");
            var ends = line.equals("-") || line.startsWith("-}");
            if (ends || TAG.matcher(line).matches()) {
                take(field.toString(), begun);
                field.setLength(0);
                begun = i + 1;
            }
            if (ends) {
                finish();
            } else if (!line.isEmpty() || !field.isEmpty()) {
                field.append(field.isEmpty() ? "" : "\n").append(line);
                if (field.length() > MAX_FIELD) {
                    throw Faults.unreadable(i + 1, line);
                }
            }
        }
        if (statements.isEmpty()) {
            throw Refusal.rule("bank_file_no_statement").at("file");
        }
        return statements;
    }

    private void take(String field, int line) {
        if (field.isBlank()) {
            return;
        }
        var match = TAG.matcher(field);
        if (!match.matches()) {
            throw Faults.unreadable(line, field);
        }
        var tag = match.group(1);
        var value = match.group(2);
        if (tag.equals("20")) {
            finish();
            current = new Mt940Statement(line);
            return;
        }
        if (current == null) {
            throw Faults.at("bank_tag_misplaced", line, tag);
        }
        switch (tag) {
            case "25", "25P" -> current.account(value, line);
            case "28", "28C" -> current.number(value);
            case "60F", "60M" -> current.opening(value, line);
            case "61" -> {
                current.entry(value, line);
                if (++lines > BankFiles.MAX_LINES) {
                    throw BankFiles.tooManyLines();
                }
            }
            case "62F", "62M" -> current.closing(value, line);
            case "86" -> current.about(value);
            default -> {
                if (!OTHER.contains(tag)) {
                    throw Faults.at("bank_tag_misplaced", line, tag);
                }
            }
        }
    }

    private void finish() {
        if (current != null) {
            statements.add(current.statement());
            current = null;
        }
    }
}
