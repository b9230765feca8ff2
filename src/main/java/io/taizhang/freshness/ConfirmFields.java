package io.taizhang.freshness;

import com.fasterxml.jackson.databind.JsonNode;
import io.taizhang.customer.RegisterCustomer;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Says that fields are as they are written, after what is to be changed has been changed. At least one of the three. */
record ConfirmFields(
        @Nullable @Size(max = 20) @Schema(description = "Fields as a whole, with all their entries.")
                List<@NotNull CustomerField> fields,
        @Nullable @Size(max = 100) @Schema(description = "Single contact points, addresses or contacts, by id.")
                List<@NotNull UUID> entries,
        @Nullable
                @Schema(
                        implementation = RegisterCustomer.class,
                        description = "A merge patch; what it changes counts as verified.")
                JsonNode patch,
        @Nullable @Size(max = 500) String note) {

    List<CustomerField> fieldList() {
        return fields == null ? List.of() : fields;
    }

    List<UUID> entryList() {
        return entries == null ? List.of() : entries;
    }

    boolean hasPatch() {
        return patch != null && !patch.isNull();
    }

    boolean saysNothing() {
        return fieldList().isEmpty() && entryList().isEmpty() && !hasPatch();
    }
}
