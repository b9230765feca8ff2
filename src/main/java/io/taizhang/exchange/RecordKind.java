package io.taizhang.exchange;

import io.taizhang.customer.CustomerRef;
import io.taizhang.customer.ImportOutcome.Act;
import io.taizhang.platform.Refusal;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Records of one kind, as rows of a file make and change them: one row is one record. */
interface RecordKind {

    ImportTarget target();

    /** What the record is called elsewhere, by which it is known again; null when the row does not say. */
    @Nullable
    String reference(ImportRow row);

    /** The field that {@link #reference} is read from. */
    ImportField referenceField();

    /** What else no two rows of a file may share, by field. */
    default Map<ImportField, String> keys(ImportRow row) {
        return Map.of();
    }

    /** Whether a row without a reference is known by its place in the file, so that the same file adds it only once. */
    default boolean isKnownByPlace(ImportRow row) {
        return false;
    }

    /** Whether the records are customers themselves, who need not be known before. */
    default boolean isCustomer() {
        return false;
    }

    /** What the row calls its customer; null when it names none. */
    @Nullable
    String customer(ImportRow row);

    /** The user names that the row mentions. */
    default List<String> people(ImportRow row) {
        return List.of();
    }

    /**
     * Makes or changes the record.
     *
     * @throws Refusal for a row that cannot be done; the transaction is undone then
     */
    Written write(ImportRow row, Around around);

    /**
     * What has been looked up for the row.
     *
     * @param known the record that its reference is known to mean; null when it is not known
     * @param customer null when the row names none
     * @param people by the user names that the row mentions; who is not known is left out
     */
    record Around(@Nullable UUID known, @Nullable CustomerRef customer, Map<String, UUID> people) {

        /** @throws Refusal 422 {@code row_person_unknown} at the field */
        @Nullable
        UUID person(@Nullable String username, ImportField field) {
            if (username == null) {
                return null;
            }
            var id = people.get(username);
            if (id == null) {
                throw Refusal.rule("row_person_unknown", username).at(field.field());
            }
            return id;
        }
    }

    /**
     * What a row has done.
     *
     * @param change what a revert has to know; null when the customer file tells ({@link ImportChanges})
     * @param amountMinor what it adds to the sum of the import, in 分
     */
    record Written(Act act, UUID id, ImportChanges.@Nullable Changed change, long amountMinor) {}
}
