package io.taizhang.bankfile;

import io.taizhang.platform.Refusal;
import io.taizhang.platform.Texts;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A line while its parts are being found. */
final class LineDraft {

    private static final Pattern SPACE = Pattern.compile("[\\s\\p{Cntrl}\\u00a0\\u3000]+");
    private static final int MAX_TEXT = 200;
    private static final int MAX_REMARK = 1_000;

    final int number;

    @Nullable
    LocalDate bookedOn;

    @Nullable
    LocalDate valueOn;

    long amountMinor;

    @Nullable
    Long balanceMinor;

    @Nullable
    String reference;

    @Nullable
    String endToEndId;

    @Nullable
    String counterpartyName;

    @Nullable
    String counterpartyAccount;

    @Nullable
    String counterpartyBank;

    final List<String> remarks = new ArrayList<>();

    LineDraft(int number) {
        this.number = number;
    }

    /** Adds to the remark what is not said yet. */
    void remark(@Nullable String text) {
        var said = text == null ? "" : SPACE.matcher(text).replaceAll(" ").strip();
        if (!said.isEmpty() && !remarks.contains(said)) {
            remarks.add(said);
        }
    }

    /** @throws Refusal 422 {@code bank_file_incomplete} without a day, {@code bank_amount_zero} */
    ReadLine line() {
        var day = bookedOn == null ? valueOn : bookedOn;
        if (day == null) {
            throw Faults.incomplete(number, "date");
        }
        if (amountMinor == 0) {
            throw Faults.at("bank_amount_zero", number);
        }
        return new ReadLine(
                number,
                day,
                valueOn == null ? day : valueOn,
                amountMinor,
                balanceMinor,
                text(reference, MAX_TEXT),
                text(endToEndId, MAX_TEXT),
                text(counterpartyName, MAX_TEXT),
                text(counterpartyAccount, MAX_TEXT),
                text(counterpartyBank, MAX_TEXT),
                text(String.join(" ", remarks), MAX_REMARK));
    }

    /** The text on one line and no longer than it may be, null when nothing is left. */
    static @Nullable String text(@Nullable String text, int most) {
        if (text == null) {
            return null;
        }
        var plain = SPACE.matcher(text).replaceAll(" ").strip();
        if (!Texts.isStorable(plain)) {
            plain = plain.replaceAll("[\\p{Cs}]", "");
        }
        if (plain.length() > most) {
            plain = plain.substring(0, Character.isHighSurrogate(plain.charAt(most - 1)) ? most - 1 : most);
        }
        return plain.isEmpty() ? null : plain;
    }
}
