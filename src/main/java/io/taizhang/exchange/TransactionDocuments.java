package io.taizhang.exchange;

import io.taizhang.platform.Refusal;
import io.taizhang.tabular.DateReader;
import io.taizhang.tabular.TableRow;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Puts the rows of one document together. They need not follow each other immediately, because systems write while
 * several documents are open; but a document is closed when a thousand others have had rows since its last one.
 */
final class TransactionDocuments {

    private static final int MAX_OPEN = 1_000;
    private static final int MAX_OPEN_ROWS = 50_000;

    private final ColumnMapping columns;
    private final DateReader dates;
    private final TransactionPosting posting;
    private final ImportProgress progress;

    /** The open documents, that which has waited longest for a row first. */
    private final Map<String, TransactionDocument> open = new LinkedHashMap<>(16, 0.75f, true);

    private final Set<String> closed = new HashSet<>();
    private long openRows;

    TransactionDocuments(ColumnMapping columns, DateReader dates, TransactionPosting posting, ImportProgress progress) {
        this.columns = columns;
        this.dates = dates;
        this.posting = posting;
        this.progress = progress;
    }

    void add(TableRow row) {
        var name = columns.value(row, ImportField.DOCUMENT);
        if (name == null) {
            var single = new TransactionDocument();
            if (add(row, single)) {
                posting.add(null, single);
            }
        } else if (closed.contains(name)) {
            progress.reject(row, Refusal.rule("row_document_closed", name).at(ImportField.DOCUMENT.field()));
        } else {
            add(row, open.computeIfAbsent(name, any -> new TransactionDocument()));
            while (open.size() > MAX_OPEN || openRows > MAX_OPEN_ROWS) {
                closeOldest();
            }
        }
    }

    private boolean add(TableRow row, TransactionDocument document) {
        try {
            document.requireWhole();
        } catch (Refusal spoilt) {
            progress.reject(row, spoilt);
            return false;
        }
        try {
            if (row.damage() != null) {
                throw row.damage();
            }
            document.add(TransactionRow.of(row, columns, dates));
            openRows++;
            return true;
        } catch (Refusal refusal) {
            progress.reject(row, refusal);
            var lost = document.spoil(row);
            openRows -= lost.size();
            lost.forEach(other -> progress.reject(other, Refusal.rule("row_of_rejected_document", row.number())));
            return false;
        }
    }

    private void closeOldest() {
        var oldest = open.entrySet().iterator();
        var document = oldest.next();
        oldest.remove();
        closed.add(document.getKey());
        openRows -= document.getValue().size();
        if (document.getValue().size() > 0) {
            posting.add(document.getKey(), document.getValue());
        }
    }

    /** Closes what is still open. */
    void close() {
        while (!open.isEmpty()) {
            closeOldest();
        }
    }
}
