package io.taizhang.exchange;

import io.taizhang.customer.CustomerFile;
import io.taizhang.duplicate.KnownCustomers;
import io.taizhang.platform.BusinessTime;
import io.taizhang.platform.Refusal;
import io.taizhang.tabular.DateReader;
import io.taizhang.tabular.Table;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Turns the rows of a file into customers. */
@ApplicationScoped
class CustomerRows {

    private static final List<ImportField> COMPARED =
            List.of(ImportField.EXTERNAL_REF, ImportField.CREDIT_CODE, ImportField.PHONE);

    private final CustomerFile file;
    private final KnownCustomers known;
    private final ImportChanges changes;
    private final ImportRefs refs;
    private final BusinessTime time;

    CustomerRows(CustomerFile file, KnownCustomers known, ImportChanges changes, ImportRefs refs, BusinessTime time) {
        this.file = file;
        this.known = known;
        this.changes = changes;
        this.refs = refs;
        this.time = time;
    }

    void run(Table table, ColumnMapping columns, ImportTask task, ImportProgress progress) {
        var dates = new DateReader(task.dates(), time.zone());
        var registration = new CustomerRegistration(
                file, task.options().refusesDuplicates() ? known : null, changes, refs, task, progress);
        var seen = new SeenKeys();
        for (var row = table.next(); row != null; row = table.next()) {
            progress.read();
            try {
                if (row.damage() != null) {
                    throw row.damage();
                }
                var customer = CustomerRow.of(row, columns, dates);
                compare(customer, columns, seen, task.options(), progress);
                registration.add(customer);
            } catch (Refusal refusal) {
                progress.reject(row, refusal);
            }
        }
        registration.flush();
    }

    /** Rows that may be one customer twice: a dry run lists them, an import that wants no duplicates refuses them. */
    private static void compare(
            CustomerRow row, ColumnMapping columns, SeenKeys seen, ImportOptions options, ImportProgress progress) {
        if (!progress.isDry() && !options.refusesDuplicates()) {
            return;
        }
        for (var field : COMPARED) {
            var key = columns.own(row.source(), field);
            var contradiction = key == null
                    ? null
                    : seen.note(
                            field, key, row.source().number(), row.customer().hashCode());
            // A later row of the same reference changes the customer; one of the same phone may be another one.
            if (contradiction != null && options.refusesDuplicates() && field != ImportField.EXTERNAL_REF) {
                throw contradiction;
            }
            if (contradiction != null && progress.isDry()) {
                progress.note(row.source(), contradiction);
                return;
            }
        }
    }
}
