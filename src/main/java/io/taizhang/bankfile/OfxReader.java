package io.taizhang.bankfile;

import io.taizhang.platform.Refusal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * OFX bank statements. SGML 1.x leaves the end of a value out and XML 2.x writes it; both are read by the same few rules,
 * without a parser that would resolve anything. The format tells the closing balance only.
 */
final class OfxReader {

    private static final Pattern TAG = Pattern.compile("<(/?)([A-Za-z0-9._]{1,64})\\s*/?>([^<]*)");
    private static final Pattern DAY = Pattern.compile("\\d{8}.*");
    private static final Map<String, String> ENTITIES =
            Map.of("&lt;", "<", "&gt;", ">", "&nbsp;", " ", "&quot;", "\"", "&apos;", "'");
    private static final Set<String> STATEMENTS = Set.of("STMTRS", "CCSTMTRS");
    private static final int MAX_VALUE = 2_000;

    private final List<ReadStatement> statements = new ArrayList<>();
    private final List<ReadLine> lines = new ArrayList<>();
    private Map<String, String> statement = new HashMap<>();
    private @Nullable Map<String, String> movement;
    private String group = "";
    private int statementLine;
    private int movementLine;
    private int read;

    private OfxReader() {}

    /** @throws Refusal 422 with the line that is wrong */
    static List<ReadStatement> read(Path file) {
        var reader = new OfxReader();
        var text = String.join("\n", BankText.lines(file));
        var begin = text.indexOf("<OFX>");
        if (begin < 0 || text.toUpperCase(java.util.Locale.ROOT).contains("<!")) {
            throw Faults.unreadable(1, "<OFX>");
        }
        reader.tags(text, begin);
        if (reader.statements.isEmpty()) {
            throw Refusal.rule("bank_file_no_statement").at("file");
        }
        return reader.statements;
    }

    private void tags(String text, int begin) {
        var line = 1
                + (int) text.substring(0, begin).chars().filter(c -> c == '\n').count();
        var match = TAG.matcher(text);
        var at = begin;
        while (at < text.length()) {
            if (!match.find(at) || match.start() != at) {
                throw Faults.unreadable(line, text.substring(at, Math.min(text.length(), at + 60)));
            }
            var value = plain(match.group(3).strip());
            if (value.length() > MAX_VALUE) {
                throw Faults.unreadable(line, value);
            }
            if (match.group(1).isEmpty()) {
                begin(match.group(2), value, line);
            } else {
                end(match.group(2));
            }
            line += (int) match.group().chars().filter(c -> c == '\n').count();
            at = match.end();
        }
        if (statementLine > 0 || movement != null) {
            throw Faults.incomplete(line, "</STMTRS>");
        }
    }

    private void begin(String name, String value, int line) {
        if (STATEMENTS.contains(name)) {
            statement = new HashMap<>();
            lines.clear();
            statementLine = line;
        } else if (name.equals("STMTTRN") && statementLine > 0) {
            movement = new HashMap<>();
            movementLine = line;
            if (++read > BankFiles.MAX_LINES) {
                throw BankFiles.tooManyLines();
            }
        } else if (value.isEmpty()) {
            group = name;
        } else if (movement != null) {
            movement.putIfAbsent(group.endsWith("ACCTTO") && name.equals("ACCTID") ? "TO" : name, value);
        } else if (name.equals("BALAMT")) {
            statement.put(group + "." + name, value);
        } else {
            statement.putIfAbsent(name, value);
        }
    }

    private void end(String name) {
        if (name.equals("STMTTRN") && movement != null) {
            lines.add(line(movement, movementLine));
            movement = null;
        } else if (STATEMENTS.contains(name) && statementLine > 0) {
            var closing = statement.get("LEDGERBAL.BALAMT");
            statements.add(new ReadStatement(
                    statementLine,
                    null,
                    LineDraft.text(statement.get("ACCTID"), 100),
                    statement.get("CURDEF"),
                    day(statement.get("DTSTART"), statementLine),
                    day(statement.get("DTEND"), statementLine),
                    null,
                    closing == null ? null : Amounts.balance(closing, statementLine),
                    lines,
                    0));
            statementLine = 0;
        }
    }

    private static ReadLine line(Map<String, String> movement, int at) {
        var draft = new LineDraft(at);
        var amount = movement.get("TRNAMT");
        if (amount == null) {
            throw Faults.incomplete(at, "TRNAMT");
        }
        draft.amountMinor =
                Amounts.minor(amount.indexOf(',') == amount.length() - 3 ? amount.replace(',', '.') : amount, at);
        draft.bookedOn = day(movement.get("DTPOSTED"), at);
        draft.valueOn = day(movement.get("DTAVAIL"), at);
        draft.reference = movement.get("FITID");
        draft.endToEndId = movement.getOrDefault("REFNUM", movement.get("CHECKNUM"));
        draft.counterpartyName = movement.get("NAME");
        draft.counterpartyAccount = movement.get("TO");
        draft.remark(movement.get("MEMO"));
        return draft.line();
    }

    private static @Nullable LocalDate day(@Nullable String text, int at) {
        if (text == null) {
            return null;
        }
        if (!DAY.matcher(text).matches()) {
            throw Faults.at("bank_date_unreadable", at, Faults.shown(text));
        }
        return Days.read(text, at);
    }

    private static String plain(String value) {
        var text = value;
        for (var entity : ENTITIES.entrySet()) {
            text = text.replace(entity.getKey(), entity.getValue());
        }
        return text.replace("&amp;", "&");
    }
}
