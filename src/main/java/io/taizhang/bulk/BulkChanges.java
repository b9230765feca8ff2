package io.taizhang.bulk;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.taizhang.customer.CustomerStage;
import io.taizhang.customer.CustomerTier;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What is set for every customer; what is absent stays as it is. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record BulkChanges(
        @Nullable UUID ownerId,
        @Nullable UUID unitId,
        @Nullable CustomerTier tier,
        @Nullable CustomerStage stage,
        @Nullable @Size(max = 50) List<@NotBlank @Size(max = 30) String> addTags,
        @Nullable @Size(max = 50) List<@NotBlank @Size(max = 30) String> removeTags,
        @Nullable @Size(max = 50) @Schema(description = "Own fields to set, by name.")
                Map<String, Object> setCustomFields,
        @Nullable @Size(max = 50) List<@NotBlank @Size(max = 60) String> removeCustomFields) {

    boolean isNothing() {
        return ownerId == null
                && unitId == null
                && tier == null
                && stage == null
                && listed(addTags).isEmpty()
                && listed(removeTags).isEmpty()
                && fields().isEmpty()
                && listed(removeCustomFields).isEmpty();
    }

    Map<String, Object> fields() {
        return setCustomFields == null ? Map.of() : setCustomFields;
    }

    BulkState appliedTo(BulkState state) {
        var tags = new LinkedHashSet<>(state.tags());
        listed(removeTags).forEach(tag -> tags.remove(tag.strip()));
        listed(addTags).forEach(tag -> tags.add(tag.strip()));
        var custom = new LinkedHashMap<>(state.customFields());
        listed(removeCustomFields).forEach(custom::remove);
        custom.putAll(fields());
        return new BulkState(
                ownerId == null ? state.ownerId() : ownerId,
                unitId == null ? state.unitId() : unitId,
                tier == null ? state.tier() : tier,
                stage == null ? state.stage() : stage,
                List.copyOf(tags),
                custom);
    }

    private static List<String> listed(@Nullable List<String> names) {
        return names == null ? List.of() : names;
    }
}
