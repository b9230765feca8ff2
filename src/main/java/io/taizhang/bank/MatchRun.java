package io.taizhang.bank;

import io.taizhang.identity.Caller;
import io.taizhang.platform.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.PersistenceException;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Goes over the open lines of a statement, each in a transaction of its own: what was matched stays matched if the rest is
 * never reached, and a second run goes on with what is open.
 */
@ApplicationScoped
class MatchRun {

    private static final Logger LOG = Logger.getLogger(MatchRun.class);
    private static final UUID BEGINNING = new UUID(0, 0);

    private final BankMatchService matches;
    private final BankSettings settings;
    private final Caller caller;

    MatchRun(BankMatchService matches, BankSettings settings, Caller caller) {
        this.matches = matches;
        this.settings = settings;
        this.caller = caller;
    }

    /** The open lines after the given one, as many as one call looks at. */
    MatchRunView over(UUID statementId, @Nullable UUID after) {
        var run = MatchRunView.NOTHING;
        var lines = matches.open(statementId, after == null ? BEGINNING : after, settings.linesPerRun() + 1);
        for (var line : lines.subList(0, Math.min(lines.size(), settings.linesPerRun()))) {
            run = run.plus(
                    switch (decided(line)) {
                        case MATCHED -> new MatchRunView(1, 1, 0, 0, null);
                        case PROPOSED -> new MatchRunView(1, 0, 1, 0, null);
                        case UNKNOWN -> new MatchRunView(1, 0, 0, 1, null);
                    });
        }
        return lines.size() <= settings.linesPerRun()
                ? run
                : run.plus(new MatchRunView(0, 0, 0, 0, lines.get(settings.linesPerRun() - 1)));
    }

    /** What has just been imported; nothing for somebody who may import but not match. */
    MatchRunView over(List<BankStatementView> statements) {
        var run = MatchRunView.NOTHING;
        if (caller.may("bank:match") && caller.may("transaction:post")) {
            for (var statement : statements) {
                run = run.next() == null ? run.plus(over(statement.id(), null)) : run;
            }
        }
        return run;
    }

    /** What another one matched in the meantime, or what an account does not take, is left to a person. */
    private BankMatchService.Outcome decided(UUID line) {
        try {
            return matches.decide(line);
        } catch (Refusal | PersistenceException left) {
            // Never the message of a database: it may hold what the line says.
            var why = left instanceof Refusal refusal
                    ? refusal.code()
                    : left.getClass().getSimpleName();
            LOG.infof("Line %s is left to a person: %s", line, why);
            return BankMatchService.Outcome.PROPOSED;
        }
    }
}
