package io.taizhang.bankfile;

import io.taizhang.platform.Refusal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One statement of a camt message while its parts come by. */
final class CamtStatement {

    private final int line;
    private final boolean balanced;
    private final List<ReadLine> lines = new ArrayList<>();
    private @Nullable String number;
    private @Nullable String account;
    private @Nullable String currency;
    private @Nullable LocalDate from;
    private @Nullable LocalDate to;
    private @Nullable Long opening;
    private @Nullable Long closing;
    private int skipped;

    /** @param balanced whether both balances must be there, as they must in a statement of booked entries */
    CamtStatement(int line, boolean balanced) {
        this.line = line;
        this.balanced = balanced;
    }

    /** Takes the next part; answers how many lines it brought. */
    int add(XmlElement part) {
        var before = lines.size();
        switch (part.name) {
            case "Id" -> number = part.text();
            case "FrToDt" -> {
                from = day(part.first("FrDtTm"), part.first("FrDt"));
                to = day(part.first("ToDtTm"), part.first("ToDt"));
            }
            case "Acct" -> account(part);
            case "Bal" -> balance(part);
            case "Ntry" -> entry(part);
            default -> {}
        }
        return lines.size() - before;
    }

    /** @throws Refusal 422 {@code bank_file_incomplete}, {@code bank_balance_wrong} */
    ReadStatement statement() {
        if (account == null) {
            throw Faults.incomplete(line, "Acct/Id");
        }
        if (balanced && (opening == null || closing == null)) {
            throw Faults.incomplete(line, opening == null ? "Bal OPBD" : "Bal CLBD");
        }
        return new ReadStatement(
                line, LineDraft.text(number, 100), account, currency, from, to, opening, closing, lines, skipped);
    }

    private void account(XmlElement part) {
        var iban = part.text("Id", "IBAN");
        account = LineDraft.text(iban == null ? part.text("Id", "Othr", "Id") : iban, 100);
        if (part.text("Ccy") != null) {
            currency = part.text("Ccy");
        }
    }

    private void balance(XmlElement part) {
        var type = part.text("Tp", "CdOrPrtry", "Cd");
        var opens = "OPBD".equals(type) || "PRCD".equals(type) || (balanced && opening == null && "ITBD".equals(type));
        var closes = "CLBD".equals(type) || (balanced && !opens && "ITBD".equals(type));
        if (!opens && !closes) {
            return;
        }
        var amount = part.require("Amt");
        requireCurrency(amount);
        var signed = signed(part, Amounts.balance(amount.text(), amount.line));
        if (opens) {
            opening = signed;
        } else {
            closing = signed;
        }
    }

    private void entry(XmlElement part) {
        var state = part.text("Sts", "Cd");
        state = state == null ? part.text("Sts") : state;
        if (state != null && !state.equals("BOOK")) {
            skipped++;
            return;
        }
        var amount = part.require("Amt");
        requireCurrency(amount);
        var signed = signed(part, Amounts.minor(amount.text(), amount.line));
        var details = part.all("NtryDtls", "TxDtls").toList();
        var parts = details.size() > 1 ? parts(part, details, signed) : List.<ReadLine>of();
        if (parts.isEmpty()) {
            lines.add(line(part, details.size() == 1 ? details.get(0) : null, signed));
        } else {
            lines.addAll(parts);
        }
    }

    /** The payments of a collective entry, when they are told with amounts that add up to it; otherwise none. */
    private List<ReadLine> parts(XmlElement entry, List<XmlElement> details, long whole) {
        var parts = new ArrayList<ReadLine>();
        var sum = 0L;
        for (var detail : details) {
            var own = detail.first("Amt");
            var amount = own == null ? detail.first("AmtDtls", "TxAmt", "Amt") : own;
            if (amount == null || !amount.text().matches("\\d{1,13}(\\.\\d{1,2})?") || isForeign(amount)) {
                return List.of();
            }
            var unsigned = Amounts.minor(amount.text(), amount.line);
            var direction = detail.text("CdtDbtInd") == null ? entry : detail;
            var signed = signed(direction, unsigned);
            if (signed == 0) {
                return List.of();
            }
            sum = Math.addExact(sum, signed);
            parts.add(line(entry, detail, signed));
        }
        return sum == whole ? parts : List.of();
    }

    private static ReadLine line(XmlElement entry, @Nullable XmlElement detail, long signed) {
        var draft = new LineDraft(entry.line);
        draft.amountMinor = signed;
        draft.bookedOn = day(entry.first("BookgDt", "Dt"), entry.first("BookgDt", "DtTm"));
        draft.valueOn = day(entry.first("ValDt", "Dt"), entry.first("ValDt", "DtTm"));
        draft.reference = first(
                entry.text("AcctSvcrRef"),
                detail == null ? null : detail.text("Refs", "AcctSvcrRef"),
                detail == null ? null : detail.text("Refs", "TxId"),
                entry.text("NtryRef"));
        if (detail != null) {
            describe(draft, detail, signed > 0);
        }
        draft.remark(entry.text("AddtlNtryInf"));
        return draft.line();
    }

    private static void describe(LineDraft draft, XmlElement detail, boolean credit) {
        var endToEnd = detail.text("Refs", "EndToEndId");
        draft.endToEndId = "NOTPROVIDED".equals(endToEnd) ? null : endToEnd;
        var party = credit ? "Dbtr" : "Cdtr";
        draft.counterpartyName =
                first(detail.text("RltdPties", party, "Nm"), detail.text("RltdPties", party, "Pty", "Nm"));
        draft.counterpartyAccount = first(
                detail.text("RltdPties", party + "Acct", "Id", "IBAN"),
                detail.text("RltdPties", party + "Acct", "Id", "Othr", "Id"));
        draft.counterpartyBank = first(
                detail.text("RltdAgts", party + "Agt", "FinInstnId", "Nm"),
                detail.text("RltdAgts", party + "Agt", "FinInstnId", "BICFI"),
                detail.text("RltdAgts", party + "Agt", "FinInstnId", "BIC"));
        detail.all("RmtInf", "Ustrd").map(XmlElement::text).forEach(draft::remark);
        detail.all("RmtInf", "Strd", "CdtrRefInf", "Ref").map(XmlElement::text).forEach(draft::remark);
        detail.all("RmtInf", "Strd", "AddtlRmtInf").map(XmlElement::text).forEach(draft::remark);
        draft.remark(detail.text("AddtlTxInf"));
    }

    private static long signed(XmlElement part, long amount) {
        var direction = part.require("CdtDbtInd");
        if (amount < 0) {
            throw Faults.unreadable(part.line, ReadStatement.plain(amount));
        }
        return switch (direction.text()) {
            case "CRDT" -> amount;
            case "DBIT" -> -amount;
            default -> throw Faults.unreadable(direction.line, direction.text());
        };
    }

    private boolean isForeign(XmlElement amount) {
        return amount.currency != null && !amount.currency.equals(currency);
    }

    private void requireCurrency(XmlElement amount) {
        if (amount.currency == null) {
            throw Faults.incomplete(amount.line, "Amt Ccy");
        }
        if (currency == null) {
            currency = amount.currency;
        }
        if (isForeign(amount)) {
            throw Faults.at("bank_currency_differs", amount.line, currency, Faults.shown(amount.currency));
        }
    }

    private static @Nullable LocalDate day(@Nullable XmlElement day, @Nullable XmlElement otherwise) {
        var said = day == null ? otherwise : day;
        return said == null ? null : Days.read(said.text(), said.line);
    }

    private static @Nullable String first(@Nullable String... texts) {
        for (var text : texts) {
            if (text != null) {
                return text;
            }
        }
        return null;
    }
}
