package io.taizhang.platform;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.quarkus.security.PermissionsAllowed;
import io.quarkus.security.StringPermission;
import io.quarkus.security.identity.SecurityIdentity;
import io.taizhang.protection.Masks;
import io.taizhang.protection.PersonalFields;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ResourceInfo;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.jspecify.annotations.Nullable;

/**
 * Covers personal values in every answer to whoever may not see them: lists, single records, search, timeline, audit trail
 * and refusals alike, because all of them pass here and nowhere else. A value can be asked for by itself, with a reason
 * ({@code POST /customers/{id}/reveals}).
 */
public class MaskedAnswers {

    /** Who has it sees phones, mail addresses, addresses and numbers of documents in clear. */
    private static final StringPermission SEE = new StringPermission("personal", "see");

    private static final int UNKNOWN_CALLER = 401;
    private static final int REFUSED_CALLER = 403;

    private static final Set<String> PHONES = Set.of("phone", "mobile");
    private static final Set<String> MAILS = Set.of("email", "mail", "to", "recipients");
    private static final String ACCOUNT = "counterpartyAccount";
    /** A difference names its field, and its values are that field's. */
    private static final String FIELD = "field";

    private static final Set<String> VALUES_OF_FIELD = Set.of("before", "proposed", "current");

    private static final TypeReference<LinkedHashMap<String, Object>> STATE = new TypeReference<>() {};
    private static final Set<String> OWN_FIELDS = Set.of("customFields", "setCustomFields");

    private final SecurityIdentity caller;
    private final ObjectMapper json;

    MaskedAnswers(SecurityIdentity caller, ObjectMapper json) {
        this.caller = caller;
        this.json = json;
    }

    /** After every other filter: they look at the answer as it was made. */
    @ServerResponseFilter(priority = 100)
    public void cover(@Nullable ResourceInfo operation, ContainerResponseContext response) {
        var answer = response.getEntity();
        if (isOurs(answer) && isForSome(operation, response.getStatus()) && !sees()) {
            response.setEntity(tree(answer));
        }
    }

    /** A state of a record as the caller may see it, for answers that put it into words. */
    public @Nullable Map<String, Object> covered(@Nullable Map<String, Object> state) {
        return state == null || sees() ? state : json.convertValue(tree(state), STATE);
    }

    /** Records as the caller may see them, for answers that are files. */
    @SuppressWarnings("unchecked")
    public <T> List<T> covered(List<T> records) {
        return sees()
                ? records
                : records.stream()
                        .map(one -> (T) json.convertValue(tree(one), one.getClass()))
                        .toList();
    }

    private JsonNode tree(Object answer) {
        JsonNode tree = json.valueToTree(answer);
        cover(tree);
        return tree;
    }

    /** Never waits: who is calling is known by now, and their permissions with them. Whose sign-in broke off sees nothing. */
    private boolean sees() {
        return caller.checkPermission(SEE)
                .onFailure()
                .recoverWithItem(false)
                .subscribeAsCompletionStage()
                .getNow(false);
    }

    /** Whether the caller is somebody who had to show that they may ask: everything else holds nobody's data. */
    private static boolean isForSome(@Nullable ResourceInfo operation, int status) {
        var method = operation == null ? null : operation.getResourceMethod();
        return method != null
                && status != UNKNOWN_CALLER
                && status != REFUSED_CALLER
                && (method.isAnnotationPresent(PermissionsAllowed.class)
                        || method.getDeclaringClass().isAnnotationPresent(PermissionsAllowed.class));
    }

    private static boolean isOurs(@Nullable Object answer) {
        return answer instanceof Collection<?>
                || answer instanceof Map<?, ?>
                || (answer != null && answer.getClass().getName().startsWith("io.taizhang."));
    }

    static void cover(JsonNode node) {
        if (node instanceof ArrayNode elements) {
            elements.forEach(MaskedAnswers::cover);
        }
        if (node instanceof ObjectNode fields) {
            var told = fields.path(FIELD).textValue();
            for (var field : List.copyOf(fields.properties())) {
                var isOfAnother = told != null && VALUES_OF_FIELD.contains(field.getKey());
                cover(fields, field.getKey(), isOfAnother ? told : field.getKey(), field.getValue());
            }
        }
    }

    private static void cover(ObjectNode owner, String key, String name, JsonNode value) {
        if (name.equals("contactPoints")) {
            value.forEach(point -> change(
                    point, "value", shown -> Masks.contact(point.path("type").asText(), shown)));
        } else if (name.equals("addresses")) {
            value.forEach(address -> change(address, "detail", Masks::address));
        } else if (OWN_FIELDS.contains(name) && value instanceof ObjectNode own) {
            for (var field : List.copyOf(own.properties())) {
                var text =
                        field.getValue().isBoolean() ? null : field.getValue().asText();
                if (text != null && PersonalFields.isPersonal(field.getKey(), text)) {
                    own.put(field.getKey(), Masks.number(text));
                }
            }
        } else if (PHONES.contains(name) && value.isTextual()) {
            owner.put(key, Masks.phone(value.textValue()));
        } else if (name.equals(ACCOUNT) && value.isTextual()) {
            owner.put(key, Masks.number(value.textValue()));
        } else if (MAILS.contains(name) && isAddress(value)) {
            owner.put(key, Masks.mail(value.textValue()));
        } else if (MAILS.contains(name) && value instanceof ArrayNode several) {
            for (int i = 0; i < several.size(); i++) {
                if (isAddress(several.get(i))) {
                    several.set(i, TextNode.valueOf(Masks.mail(several.get(i).textValue())));
                }
            }
        } else {
            cover(value);
        }
    }

    private static boolean isAddress(JsonNode value) {
        return value.isTextual() && value.textValue().indexOf('@') > 0;
    }

    private static void change(JsonNode owner, String name, UnaryOperator<String> mask) {
        if (owner instanceof ObjectNode fields && fields.path(name).isTextual()) {
            fields.put(name, mask.apply(fields.path(name).textValue()));
        }
    }
}
