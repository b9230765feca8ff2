package io.taizhang.exchange;

import io.taizhang.customer.CustomerFile;
import io.taizhang.duplicate.KnownCustomers;
import io.taizhang.platform.BusinessTime;
import io.taizhang.platform.Refusal;
import io.taizhang.tabular.DateReader;
import jakarta.enterprise.context.ApplicationScoped;

/** Turns the rows of a file into customers. */
@ApplicationScoped
class CustomerRows {

    private final CustomerFile file;
    private final KnownCustomers known;
    private final BusinessTime time;

    CustomerRows(CustomerFile file, KnownCustomers known, BusinessTime time) {
        this.file = file;
        this.known = known;
        this.time = time;
    }

    void run(Table table, ColumnMapping columns, ImportTask task, ImportProgress progress) {
        var dates = new DateReader(task.dates(), time.zone());
        var registration = new CustomerRegistration(file, task.options().refusesDuplicates() ? known : null, progress);
        for (var row = table.next(); row != null; row = table.next()) {
            progress.read();
            try {
                if (row.damage() != null) {
                    throw row.damage();
                }
                registration.add(CustomerRow.of(row, columns, dates));
            } catch (Refusal refusal) {
                progress.reject(row, refusal);
            }
        }
        registration.flush();
    }
}
