package io.taizhang.bank;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;

/** What other rooms ask about the bank. */
@ApplicationScoped
@Transactional
public class BankFigures {

    private final BankLines lines;

    BankFigures(BankLines lines) {
        this.lines = lines;
    }

    /** What is not matched of the movements booked from the first to the last day, both included, on accounts in yuan. */
    public UnmatchedLines unmatched(LocalDate from, LocalDate to) {
        return lines.unmatched(from, to);
    }
}
