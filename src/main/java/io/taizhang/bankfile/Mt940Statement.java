package io.taizhang.bankfile;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One MT940 statement while its fields come by, in the order that the format prescribes. */
final class Mt940Statement {

    private static final Pattern BALANCE = Pattern.compile("([CD])(\\d{6})([A-Z]{3})(\\d[\\d,]{0,18})\\s*");
    private static final Pattern ENTRY =
            Pattern.compile("(\\d{6})(\\d{4})?(R?[CD])([A-Z])?(\\d[\\d,]{0,18})([A-Z][A-Z0-9]{3})(.*)", Pattern.DOTALL);
    private static final Pattern SUBFIELD = Pattern.compile("\\?(\\d{2})");
    private static final Pattern END_TO_END =
            Pattern.compile("EREF\\+(.*?)(?=(?:KREF|MREF|CRED|DEBT|SVWZ|ABWA|MTLG)\\+|$)");
    private static final Pattern IBAN_FIRST =
            Pattern.compile("([A-Z]{2}\\d{2}[A-Z0-9]{10,30}) +([^\\n]+)\\n?(.*)", Pattern.DOTALL);

    private final int line;
    private final List<ReadLine> lines = new ArrayList<>();
    private @Nullable String account;
    private @Nullable String number;
    private @Nullable String currency;
    private @Nullable LocalDate from;
    private @Nullable LocalDate to;
    private @Nullable Long opening;
    private @Nullable Long closing;
    private @Nullable LineDraft draft;

    Mt940Statement(int line) {
        this.line = line;
    }

    void account(String value, int at) {
        requireOrder("25", at, account == null && opening == null);
        account = LineDraft.text(value, 100);
    }

    void number(String value) {
        number = LineDraft.text(value, 100);
    }

    void opening(String value, int at) {
        requireOrder("60F", at, opening == null && lines.isEmpty() && draft == null);
        var balance = balance(value, at);
        opening = signed(balance, at);
        currency = balance.group(3);
        from = day(balance.group(2), at);
    }

    void closing(String value, int at) {
        requireOrder("62F", at, opening != null && closing == null);
        endEntry();
        var balance = balance(value, at);
        if (!balance.group(3).equals(currency)) {
            throw Faults.at("bank_currency_differs", at, String.valueOf(currency), balance.group(3));
        }
        closing = signed(balance, at);
        to = day(balance.group(2), at);
    }

    void entry(String value, int at) {
        requireOrder("61", at, opening != null && closing == null);
        endEntry();
        var match = ENTRY.matcher(value);
        if (!match.matches()) {
            throw Faults.unreadable(at, value);
        }
        draft = new LineDraft(at);
        draft.valueOn = day(match.group(1), at);
        draft.bookedOn = match.group(2) == null ? draft.valueOn : booked(match.group(2), draft.valueOn, at);
        var amount = Amounts.minor(decimal(match.group(5)), at);
        // A reversed credit takes money away, a reversed debit brings it back.
        draft.amountMinor = match.group(3).equals("C") || match.group(3).equals("RD") ? amount : -amount;
        references(draft, match.group(7));
    }

    /** What the bank tells the owner: of the entry before, or of the statement when there is none. */
    void about(String value) {
        if (draft == null) {
            return;
        }
        var joined = value.replace("\n", "");
        if (SUBFIELD.matcher(joined).find() && joined.matches("(?s).{0,4}\\?.*")) {
            subfields(draft, joined);
            return;
        }
        var party = IBAN_FIRST.matcher(value);
        if (party.matches()) {
            draft.counterpartyAccount = party.group(1);
            draft.counterpartyName = party.group(2);
            draft.remark(party.group(3));
        } else {
            draft.remark(value);
        }
    }

    ReadStatement statement() {
        endEntry();
        if (account == null || opening == null || closing == null) {
            throw Faults.incomplete(line, account == null ? ":25:" : opening == null ? ":60F:" : ":62F:");
        }
        return new ReadStatement(line, number, account, currency, from, to, opening, closing, lines, 0);
    }

    private void endEntry() {
        if (draft != null) {
            lines.add(draft.line());
            draft = null;
        }
    }

    private static void references(LineDraft draft, String text) {
        var parts = text.split("\n", 2);
        var references = parts[0].split("//", 2);
        var own = references[0].strip();
        draft.reference = references.length > 1 && !references[1].isBlank() ? references[1] : meaningful(own);
        draft.endToEndId = references.length > 1 ? meaningful(own) : null;
        if (parts.length > 1) {
            draft.remark(parts[1]);
        }
    }

    private static @Nullable String meaningful(String reference) {
        return reference.isEmpty() || reference.equals("NONREF") || reference.equals("KREF+") ? null : reference;
    }

    /** The German way to structure field 86: ?20–29 and ?60–63 the purpose, ?30 ?31 bank and account, ?32 ?33 the name. */
    private static void subfields(LineDraft draft, String text) {
        var purpose = new StringBuilder();
        var name = new StringBuilder();
        var match = SUBFIELD.matcher(text);
        var tag = -1;
        var from = 0;
        while (true) {
            var more = match.find();
            var value = text.substring(from, more ? match.start() : text.length());
            switch (tag) {
                case 30 -> draft.counterpartyBank = value;
                case 31 -> draft.counterpartyAccount = value;
                case 32, 33 -> name.append(value);
                default -> purpose.append((tag >= 20 && tag <= 29) || (tag >= 60 && tag <= 63) ? value : "");
            }
            if (!more) {
                break;
            }
            tag = Integer.parseInt(match.group(1));
            from = match.end();
        }
        draft.counterpartyName = name.toString();
        var endToEnd = END_TO_END.matcher(purpose);
        if (endToEnd.find() && meaningful(endToEnd.group(1).strip()) != null) {
            draft.endToEndId = endToEnd.group(1).strip();
        }
        draft.remark(purpose.toString());
    }

    private static void requireOrder(String tag, int at, boolean fits) {
        if (!fits) {
            throw Faults.at("bank_tag_misplaced", at, tag);
        }
    }

    private static Matcher balance(String value, int at) {
        var match = BALANCE.matcher(value);
        if (!match.matches()) {
            throw Faults.unreadable(at, value);
        }
        return match;
    }

    private static long signed(Matcher balance, int at) {
        var amount = Amounts.balance(decimal(balance.group(4)), at);
        return balance.group(1).equals("C") ? amount : -amount;
    }

    /** "300," is three hundred, and a comma is what stands before the decimals. */
    private static String decimal(String amount) {
        return amount.endsWith(",") ? amount.substring(0, amount.length() - 1) : amount.replace(',', '.');
    }

    private static LocalDate day(String sixDigits, int at) {
        return Days.read((sixDigits.compareTo("90") < 0 ? "20" : "19") + sixDigits, at);
    }

    /** Month and day of the booking, in the year that is nearest to the value date. */
    private static LocalDate booked(String monthAndDay, LocalDate value, int at) {
        var sameYear = Days.read(value.getYear() + monthAndDay.replace("0229", "0228"), at);
        var day = sameYear.isAfter(value.plusMonths(6))
                ? sameYear.minusYears(1)
                : sameYear.isBefore(value.minusMonths(6)) ? sameYear.plusYears(1) : sameYear;
        return monthAndDay.equals("0229") && day.isLeapYear() ? day.plusDays(1) : day;
    }
}
