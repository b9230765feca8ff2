package io.taizhang.exchange;

import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.taizhang.platform.BusinessTime;
import io.taizhang.platform.Refusal;
import io.taizhang.tabular.Table;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import java.time.Duration;
import java.util.List;
import org.jboss.logging.Logger;

/** Does an import from its first row to its end, in the name of whoever started it. */
@ApplicationScoped
class ImportRunner {

    private static final Logger LOG = Logger.getLogger(ImportRunner.class);

    private final CurrentIdentityAssociation identity;
    private final CustomerRows customers;
    private final TransactionRows transactions;
    private final RecordRows records;
    private final ImportChanges changes;
    private final ImportService imports;
    private final BusinessTime time;
    private volatile boolean stopping;

    ImportRunner(
            CurrentIdentityAssociation identity,
            CustomerRows customers,
            TransactionRows transactions,
            RecordRows records,
            ImportChanges changes,
            ImportService imports,
            BusinessTime time) {
        this.identity = identity;
        this.customers = customers;
        this.transactions = transactions;
        this.records = records;
        this.changes = changes;
        this.imports = imports;
        this.time = time;
    }

    /** Thrown inside an import that is not to go on. */
    static final class Stopped extends RuntimeException {

        private static final long serialVersionUID = 1L;
    }

    /** Lets the import that is under way end after its current step. */
    void stop() {
        stopping = true;
    }

    boolean isStopping() {
        return stopping;
    }

    @ActivateRequestContext
    void run(ImportTask task) {
        identity.setIdentity(task.caller());
        var begun = time.now();
        try (var table = new Table(task.file(), task.format())) {
            var mapping = new ColumnMapping(table.header(), task.options());
            var progress = new ImportProgress(task, mapping, imports, this);
            if (!progress.isDry()) {
                changes.begin(task.jobId());
            }
            switch (task.options().target()) {
                case CUSTOMERS -> {
                    if (CustomerKind.isNeeded(mapping, task.options())) {
                        records.run(table, mapping, task, progress);
                    } else {
                        customers.run(table, mapping, task, progress);
                    }
                }
                case TRANSACTIONS -> transactions.run(table, mapping, task, progress);
                case CONTACTS, INTERACTIONS, CONTRACTS, CARDS -> records.run(table, mapping, task, progress);
            }
            progress.flush();
            imports.finish(task.jobId());
            LOG.infof(
                    "Import %s read %d rows in %s",
                    task.jobId(), progress.rowsRead(), Duration.between(begun, time.now()));
        } catch (Stopped stopped) {
            imports.fail(task.jobId(), "import_interrupted", List.of());
        } catch (Refusal refusal) {
            imports.fail(
                    task.jobId(),
                    refusal.code(),
                    refusal.arguments().stream().map(String::valueOf).toList());
        } catch (RuntimeException failed) {
            LOG.errorf(failed, "Import %s failed", task.jobId());
            imports.fail(task.jobId(), "import_failed", List.of(task.jobId().toString()));
        } finally {
            changes.end();
        }
    }
}
