package io.taizhang.oversight;

import io.quarkus.arc.Arc;
import io.quarkus.runtime.ShutdownEvent;
import io.taizhang.oversight.LedgerHeads.Kept;
import io.taizhang.platform.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Runs checks, one at a time in the whole house: the lock belongs to the transaction that reads, so it goes with whoever
 * holds it. A check reads one snapshot and writes nothing, so the tills do not notice.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.NOT_SUPPORTED)
class VerificationJob {

    private static final Logger LOG = Logger.getLogger(VerificationJob.class);
    private static final String ONE_SNAPSHOT = "set transaction isolation level repeatable read, read only";
    private static final String ALONE = "select pg_try_advisory_xact_lock(hashtext('taizhang.verification'))";

    private final DataSource dataSource;
    private final VerificationService verifications;
    private final LedgerHeads heads;
    private final ExecutorService worker = Executors.newSingleThreadExecutor(work -> {
        var thread = new Thread(work, "verification");
        thread.setDaemon(true);
        return thread;
    });

    VerificationJob(DataSource dataSource, VerificationService verifications, LedgerHeads heads) {
        this.dataSource = dataSource;
        this.verifications = verifications;
        this.heads = heads;
    }

    void stop(@Observes ShutdownEvent stopping) {
        worker.shutdownNow();
    }

    /**
     * Starts a check and waits for it as long as asked.
     *
     * @throws Refusal 409 {@code verification_running}; 422 {@code verification_option} for an option of the other kind,
     *     {@code verified_card_unknown}, {@code kept_head_unreadable}
     */
    VerificationView start(StartVerification command) {
        var seals = command.kind() == VerificationKind.SEALS;
        if (seals ? command.cardId() != null : command.keptHead() != null) {
            throw Refusal.rule("verification_option").at(seals ? "/cardId" : "/keptHead");
        }
        if (command.cardId() != null) {
            verifications.requireCard(command.cardId());
        }
        var kept = command.keptHead() == null ? null : heads.read(command.keptHead());
        var connection = alone();
        VerificationView begun;
        try {
            begun = verifications.begin(command.kind(), command.cardId());
        } catch (RuntimeException failed) {
            giveBack(connection);
            throw failed;
        }
        var result = worker.submit(() -> run(connection, begun, kept));
        try {
            return result.get(command.waitSeconds() == null ? 0 : command.waitSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException stillRunning) {
            return begun;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return begun;
        } catch (ExecutionException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** A connection that reads one snapshot and holds the lock. */
    private Connection alone() {
        try {
            var connection = dataSource.getConnection();
            try (var sql = connection.createStatement()) {
                connection.setAutoCommit(false);
                sql.execute(ONE_SNAPSHOT);
                sql.execute("set local statement_timeout = 0");
                try (var rows = sql.executeQuery(ALONE)) {
                    if (rows.next() && rows.getBoolean(1)) {
                        return connection;
                    }
                }
            } catch (SQLException | RuntimeException failed) {
                giveBack(connection);
                throw failed;
            }
            giveBack(connection);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
        throw Refusal.conflict("verification_running");
    }

    private VerificationView run(Connection connection, VerificationView begun, @Nullable Kept kept) {
        var request = Arc.container().requestContext();
        request.activate();
        try {
            return check(connection, begun, kept);
        } catch (SQLException | RuntimeException failed) {
            LOG.errorf(failed, "The check %s was broken off", begun.id());
            return verifications.breakOff(begun.id());
        } finally {
            giveBack(connection);
            request.terminate();
        }
    }

    private VerificationView check(Connection connection, VerificationView begun, @Nullable Kept kept)
            throws SQLException {
        int patience = connection.getNetworkTimeout();
        connection.setNetworkTimeout(Runnable::run, 0);
        try {
            if (begun.kind() == VerificationKind.BOOKS) {
                var books = new BooksCheck(connection, begun.cardId());
                var finding = books.run();
                return finish(begun.id(), books.figures(), finding);
            }
            var seals = new LedgerVerifier(connection);
            var finding = seals.verify(kept == null ? null : kept.head());
            return finish(begun.id(), seals.figures().withHeadVerified(kept == null ? null : kept.verified()), finding);
        } finally {
            connection.setNetworkTimeout(Runnable::run, patience);
        }
    }

    private VerificationView finish(UUID id, VerificationFigures figures, @Nullable Finding finding) {
        if (finding != null) {
            LOG.errorf("Not as it should be: %s", finding);
        }
        return verifications.finish(id, figures, finding);
    }

    private static void giveBack(Connection connection) {
        try (connection) {
            connection.rollback();
        } catch (SQLException broken) {
            LOG.debug("A connection of a check broke", broken);
        }
    }
}
