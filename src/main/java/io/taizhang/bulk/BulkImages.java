package io.taizhang.bulk;

import io.taizhang.protection.PersonalFields;
import io.taizhang.protection.PersonalKey;
import io.taizhang.protection.PersonalKeys;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What was before a change, as its rows keep it: fields of the company that tell who somebody is, sealed. */
@ApplicationScoped
class BulkImages {

    private final PersonalKeys keys;

    BulkImages(PersonalKeys keys) {
        this.keys = keys;
    }

    BulkState sealed(BulkRow row, BulkState before) {
        return before.withFields(PersonalFields.sealed(before.customFields(), keys.of(row.customerId), place(row)));
    }

    @Nullable
    BulkState opened(BulkRow row) {
        return opened(List.of(row)).get(row.id);
    }

    /** By row, those that have one. */
    Map<UUID, BulkState> opened(Collection<BulkRow> rows) {
        Map<UUID, PersonalKey> own =
                keys.of(rows.stream().map(row -> row.customerId).distinct().toList());
        var opened = new HashMap<UUID, BulkState>();
        for (var row : rows) {
            var before = row.before;
            if (before != null) {
                opened.put(
                        row.id,
                        before.withFields(
                                PersonalFields.opened(before.customFields(), own.get(row.customerId), place(row))));
            }
        }
        return opened;
    }

    private static String place(BulkRow row) {
        return "bulk_edit_row.before/" + row.id;
    }
}
