package io.taizhang.bulk;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.taizhang.customer.CustomerSets;
import io.taizhang.customer.CustomerStage;
import io.taizhang.customer.CustomerTier;
import io.taizhang.customer.CustomerView;
import io.taizhang.protection.PersonalFields;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** That of a customer which can be changed for many at once. */
public record BulkState(
        @Nullable UUID ownerId,
        @Nullable UUID unitId,
        CustomerTier tier,
        CustomerStage stage,
        List<String> tags,
        Map<String, Object> customFields) {

    static final int MAX_TAGS = 50;
    static final int MAX_CUSTOM_FIELDS = 50;

    /** What a preview shows of a field that is kept sealed. */
    private static final String COVERED = "****";

    static BulkState of(CustomerView customer) {
        return new BulkState(
                customer.ownerId(),
                customer.unitId(),
                customer.tier(),
                customer.stage(),
                customer.tags(),
                customer.customFields());
    }

    static BulkState of(CustomerSets.Member customer) {
        return new BulkState(
                customer.ownerId(),
                customer.unitId(),
                customer.tier(),
                customer.stage(),
                customer.tags(),
                customer.customFields().entrySet().stream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey,
                                field -> PersonalFields.isSealed(field.getValue()) ? COVERED : field.getValue(),
                                (one, other) -> one,
                                LinkedHashMap::new)));
    }

    BulkState withFields(Map<String, Object> fields) {
        return new BulkState(ownerId, unitId, tier, stage, tags, fields);
    }

    boolean isAssignedLike(BulkState other) {
        return Objects.equals(ownerId, other.ownerId) && Objects.equals(unitId, other.unitId);
    }

    /** The merge patch (RFC 7396) that makes the other state of this one. */
    ObjectNode patchTo(BulkState other, ObjectMapper json) {
        var patch = json.createObjectNode();
        if (!Objects.equals(ownerId, other.ownerId)) {
            patch.put("ownerId", other.ownerId == null ? null : other.ownerId.toString());
        }
        if (!Objects.equals(unitId, other.unitId)) {
            patch.put("unitId", other.unitId == null ? null : other.unitId.toString());
        }
        if (tier != other.tier) {
            patch.put("tier", other.tier.name());
        }
        if (stage != other.stage) {
            patch.put("stage", other.stage.name());
        }
        if (!tags.equals(other.tags)) {
            patch.set("tags", json.valueToTree(other.tags));
        }
        var custom = json.createObjectNode();
        customFields.keySet().stream()
                .filter(name -> !other.customFields.containsKey(name))
                .forEach(custom::putNull);
        other.customFields.forEach((name, value) -> {
            if (!value.equals(customFields.get(name))) {
                custom.set(name, json.valueToTree(value));
            }
        });
        if (!custom.isEmpty()) {
            patch.set("customFields", custom);
        }
        return patch;
    }
}
