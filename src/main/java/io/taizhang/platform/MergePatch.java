package io.taizhang.platform;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Validator;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * JSON Merge Patch (RFC 7396) on the editable part of a resource: what is absent stays, null removes, objects merge,
 * lists are replaced. The result is read and validated as the command record, so a patch can do nothing that a full
 * edit could not.
 */
@ApplicationScoped
public class MergePatch {

    /** The media type of a patch; plain {@code application/json} is read the same way. */
    public static final String MEDIA_TYPE = "application/merge-patch+json";

    private final ObjectMapper json;
    private final Validator validator;

    MergePatch(ObjectMapper json, Validator validator) {
        this.json = json;
        this.validator = validator;
    }

    /**
     * The edit that results from a patch.
     *
     * @param current the editable state now
     * @throws ConstraintViolationException when the result breaks a bound of the command record
     * @throws Refusal 400 when the patch is no object
     */
    public <C extends Record> C apply(C current, @Nullable JsonNode patch) {
        if (!(patch instanceof ObjectNode changes)) {
            throw Refusal.unreadable("patch_not_object");
        }
        ObjectNode merged = json.valueToTree(current);
        merge(merged, changes);
        try {
            @SuppressWarnings("unchecked")
            var type = (Class<C>) current.getClass();
            var edit = Objects.requireNonNull(json.treeToValue(merged, type));
            var violations = validator.validate(edit);
            if (!violations.isEmpty()) {
                throw new ConstraintViolationException(violations);
            }
            return edit;
        } catch (JsonProcessingException unreadable) {
            throw new UnreadablePatch(unreadable);
        }
    }

    /** Carries Jackson's own exception, which knows the place, to the mapper that shows it. */
    static final class UnreadablePatch extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final JsonProcessingException json;

        UnreadablePatch(JsonProcessingException json) {
            super(json);
            this.json = json;
        }

        JsonProcessingException json() {
            return json;
        }
    }

    private static void merge(ObjectNode target, ObjectNode changes) {
        changes.properties().forEach(change -> {
            var name = change.getKey();
            var value = change.getValue();
            if (value.isNull()) {
                target.remove(name);
            } else if (value instanceof ObjectNode inner) {
                var existing = target.get(name) instanceof ObjectNode object ? object : target.putObject(name);
                merge(existing, inner);
            } else {
                target.set(name, value);
            }
        });
    }
}
