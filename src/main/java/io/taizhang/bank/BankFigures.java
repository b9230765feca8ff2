package io.taizhang.bank;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;

/** What other rooms ask about the bank. */
@ApplicationScoped
@Transactional
public class BankFigures {

    private final BankLines lines;
    private final BankStatements statements;

    BankFigures(BankLines lines, BankStatements statements) {
        this.lines = lines;
        this.statements = statements;
    }

    /** What is not matched of the movements booked from the first to the last day, both included, on accounts in yuan. */
    public UnmatchedLines unmatched(LocalDate from, LocalDate to) {
        return lines.unmatched(from, to);
    }

    /** How many statements tell of these days, or of some of them. */
    public long statements(LocalDate from, LocalDate to) {
        return statements.count("fromDay <= ?1 and toDay >= ?2", to, from);
    }
}
