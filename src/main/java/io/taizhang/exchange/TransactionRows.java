package io.taizhang.exchange;

import io.taizhang.account.EntryService;
import io.taizhang.customer.CustomerFile;
import io.taizhang.identity.Caller;
import io.taizhang.platform.BusinessTime;
import io.taizhang.tabular.DateReader;
import io.taizhang.tabular.Table;
import jakarta.enterprise.context.ApplicationScoped;

/** Turns the rows of a file into entries on customers' accounts. */
@ApplicationScoped
class TransactionRows {

    private final CustomerFile file;
    private final EntryService entries;
    private final ImportChanges changes;
    private final Caller caller;
    private final BusinessTime time;

    TransactionRows(CustomerFile file, EntryService entries, ImportChanges changes, Caller caller, BusinessTime time) {
        this.file = file;
        this.entries = entries;
        this.changes = changes;
        this.caller = caller;
        this.time = time;
    }

    void run(Table table, ColumnMapping columns, ImportTask task, ImportProgress progress) {
        var dates = new DateReader(task.dates(), time.zone());
        var posting = new TransactionPosting(file, entries, changes, caller, task, progress);
        var documents = new TransactionDocuments(columns, dates, posting, progress);
        for (var row = table.next(); row != null; row = table.next()) {
            progress.read();
            documents.add(row);
        }
        documents.close();
        posting.flush();
    }
}
