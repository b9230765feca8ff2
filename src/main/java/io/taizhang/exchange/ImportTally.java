package io.taizhang.exchange;

/**
 * Figures of an import, or what one step adds to them. Rows are counted as they are read, accepted and rejected; records
 * as they are created, updated or found unchanged.
 *
 * @param amountMinor what the accepted rows of transactions add up to as the file states them, in 分
 */
record ImportTally(
        long read,
        long accepted,
        long rejected,
        long created,
        long updated,
        long unchanged,
        long customersCreated,
        long amountMinor) {

    static final ImportTally NOTHING = new ImportTally(0, 0, 0, 0, 0, 0, 0, 0);

    static ImportTally rejected(long rows) {
        return new ImportTally(0, 0, rows, 0, 0, 0, 0, 0);
    }

    ImportTally plus(ImportTally step) {
        return new ImportTally(
                read + step.read,
                accepted + step.accepted,
                rejected + step.rejected,
                created + step.created,
                updated + step.updated,
                unchanged + step.unchanged,
                customersCreated + step.customersCreated,
                Math.addExact(amountMinor, step.amountMinor));
    }
}
