package io.taizhang.platform;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.AnnotationTarget;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.MethodInfo;
import org.jboss.jandex.RecordComponentInfo;
import org.jboss.jandex.Type;
import org.jspecify.annotations.Nullable;

/**
 * Writes into the contract what the code says and the scanner does not see: which fields are always there (all that are
 * not {@code @Nullable}), who may call ({@code x-permissions}), how an operation refuses ({@code x-problem-codes}), the
 * filters of a list, 201 for what is created, the types of files, and an example for everything.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class ContractFilter implements OASFilter {

    private static final DotName PERMISSIONS = DotName.createSimple("io.quarkus.security.PermissionsAllowed");
    private static final DotName SIGNED_IN = DotName.createSimple("io.quarkus.security.Authenticated");
    private static final DotName OPEN = DotName.createSimple("jakarta.annotation.security.PermitAll");
    private static final DotName PATH = DotName.createSimple("jakarta.ws.rs.Path");
    private static final DotName NULLABLE = DotName.createSimple("org.jspecify.annotations.Nullable");
    private static final DotName ANSWER = DotName.createSimple(APIResponseSchema.class);
    private static final DotName VOID = DotName.createSimple(Void.class);
    private static final DotName ANSWERS_FILE = DotName.createSimple(AnswersFile.class);
    private static final DotName REFUSES = DotName.createSimple(Refuses.class);
    private static final DotName FILTERABLE = DotName.createSimple(Filterable.class);
    private static final DotName TOTALS_OF = DotName.createSimple(TotalsOf.class);
    private static final DotName LIST_REQUEST = DotName.createSimple(ListRequest.class);
    private static final DotName PAGE = DotName.createSimple(Page.class);
    private static final DotName REST_RESPONSE = DotName.createSimple("org.jboss.resteasy.reactive.RestResponse");

    private final IndexView index;

    public ContractFilter(IndexView index) {
        this.index = index;
    }

    @Override
    public void filterOpenAPI(OpenAPI contract) {
        contract.setServers(List.of());
        var methods = resourceMethods();
        var schemas = contract.getComponents().getSchemas();
        schemas.forEach(this::markRequired);
        if (contract.getPaths().getPathItems() == null) {
            return;
        }
        contract.getPaths().getPathItems().values().forEach(path -> path.getOperations()
                .forEach((verb, operation) ->
                        describe(verb, operation, methods.get(operation.getOperationId()), schemas)));
        new ContractExamples(schemas).addTo(contract);
    }

    private Map<String, MethodInfo> resourceMethods() {
        var methods = new LinkedHashMap<String, MethodInfo>();
        for (AnnotationInstance path : index.getAnnotations(PATH)) {
            if (path.target().kind() == AnnotationTarget.Kind.CLASS) {
                path.target().asClass().methods().forEach(method -> methods.putIfAbsent(method.name(), method));
            }
        }
        return methods;
    }

    private void describe(
            PathItem.HttpMethod verb, Operation operation, @Nullable MethodInfo method, Map<String, Schema> schemas) {
        if (method == null) {
            return;
        }
        permissions(operation, method);
        var file = method.annotation(ANSWERS_FILE);
        if (file != null) {
            file(operation, file.value().asStringArray());
        } else if (method.returnType().name().equals(REST_RESPONSE) && verb == PathItem.HttpMethod.POST) {
            answered(operation, method);
        }
        if (verb == PathItem.HttpMethod.GET) {
            addFilters(operation, method);
        }
        refusals(verb, operation, method, schemas);
    }

    private void permissions(Operation operation, MethodInfo method) {
        var own = method.annotation(PERMISSIONS);
        var holder = method.declaringClass();
        var found = own != null ? own : holder.declaredAnnotation(PERMISSIONS);
        if (method.hasAnnotation(OPEN) || (own == null && holder.hasDeclaredAnnotation(OPEN))) {
            operation.addExtension("x-permissions", List.of());
            operation.setSecurity(List.of());
        } else if (found != null && !(own == null && method.hasAnnotation(SIGNED_IN))) {
            operation.addExtension("x-permissions", List.of(found.value().asStringArray()));
        } else {
            operation.addExtension("x-permissions", List.of("signed-in"));
        }
    }

    /** What is posted makes something, unless the method says otherwise or answers with nothing. */
    private static void answered(Operation operation, MethodInfo method) {
        var responses = operation.getResponses();
        var answer = responses.getAPIResponse("200");
        var body = method.returnType().asParameterizedType().arguments().get(0).name();
        if (answer == null || (method.hasAnnotation(ANSWER) && !body.equals(VOID))) {
            return;
        }
        responses.removeAPIResponse("200");
        answer.setDescription(body.equals(VOID) ? "No Content" : "Created");
        responses.addAPIResponse(body.equals(VOID) ? "204" : "201", answer);
    }

    private static void file(Operation operation, String... mediaTypes) {
        var content = OASFactory.createContent();
        for (var mediaType : mediaTypes) {
            var schema = OASFactory.createSchema().addType(Schema.SchemaType.STRING);
            content.addMediaType(
                    mediaType,
                    OASFactory.createMediaType()
                            .schema(mediaType.startsWith("text/") ? schema : schema.format("binary")));
        }
        operation
                .getResponses()
                .addAPIResponse(
                        "200", OASFactory.createAPIResponse().description("OK").content(content));
    }

    private void refusals(
            PathItem.HttpMethod verb, Operation operation, MethodInfo method, Map<String, Schema> schemas) {
        var codes = new TreeSet<String>(List.of("unexpected", "temporarily_unavailable"));
        if (operation.getSecurity() == null || !operation.getSecurity().isEmpty()) {
            codes.add("not_signed_in");
            codes.add("not_allowed");
        }
        if (verb != PathItem.HttpMethod.GET) {
            codes.addAll(List.of("conflict", "changed_meanwhile", "value_out_of_range"));
        }
        if (verb == PathItem.HttpMethod.PATCH) {
            codes.add("patch_not_object");
        }
        var parameters = operation.getParameters() == null ? List.<Parameter>of() : operation.getParameters();
        if (!parameters.isEmpty()) {
            codes.add("validation_failed");
        }
        if (parameters.stream().anyMatch(parameter -> parameter.getIn() == Parameter.In.PATH)) {
            codes.addAll(List.of("not_found", "no_such_address"));
        }
        if (parameters.stream().anyMatch(parameter -> "If-Match".equals(parameter.getName()))) {
            codes.addAll(List.of("version_stale", "if_match_required", "if_match_malformed"));
        }
        if (parameters.stream().anyMatch(parameter -> "Idempotency-Key".equals(parameter.getName()))) {
            codes.addAll(List.of("idempotency_key_reused", "idempotency_key_malformed"));
        }
        if (operation.getRequestBody() != null) {
            codes.addAll(List.of(
                    "validation_failed",
                    "json_unreadable",
                    "unknown_field",
                    "value_unreadable",
                    "request_unreadable",
                    "media_type_unsupported",
                    "body_too_large"));
            if (operation.getRequestBody().getContent().getMediaTypes().values().stream()
                    .anyMatch(body -> holdsMoney(body.getSchema(), schemas, new HashSet<>()))) {
                codes.addAll(List.of("money_malformed", "money_scale", "money_too_large", "currency_unknown"));
            }
        }
        if (parameters.stream().anyMatch(parameter -> "cursor".equals(parameter.getName()))) {
            codes.add("cursor_invalid");
        }
        if (listed(method) != null
                || method.parameterTypes().stream().anyMatch(type -> type.name().equals(LIST_REQUEST))) {
            codes.addAll(List.of("filter_unknown", "filter_operator", "filter_value", "sort_unknown"));
        }
        var own = method.annotation(REFUSES);
        if (own != null) {
            codes.addAll(List.of(own.value().asStringArray()));
        }
        operation.addExtension("x-problem-codes", List.copyOf(codes));
        if (codes.contains("approval_pending")) {
            waiting(operation);
        }
        // The scanner's own refusals say nothing that the default response does not.
        List.of("400", "401", "403").forEach(operation.getResponses()::removeAPIResponse);
        var content = OASFactory.createContent()
                .addMediaType(
                        Problem.MEDIA_TYPE,
                        OASFactory.createMediaType()
                                .schema(OASFactory.createSchema().ref("#/components/schemas/Problem")));
        operation
                .getResponses()
                .addAPIResponse(
                        "default",
                        OASFactory.createAPIResponse()
                                .description("Refused: see x-problem-codes")
                                .content(content));
    }

    private static boolean holdsMoney(@Nullable Schema schema, Map<String, Schema> schemas, Set<String> seen) {
        if (schema == null) {
            return false;
        }
        var name = schema.getRef() == null
                ? null
                : schema.getRef().substring(schema.getRef().lastIndexOf('/') + 1);
        if (name != null) {
            return name.equals(Money.class.getSimpleName())
                    || (seen.add(name) && holdsMoney(schemas.get(name), schemas, seen));
        }
        var parts = new ArrayList<Schema>();
        Stream.of(schema.getAllOf(), schema.getAnyOf(), schema.getOneOf())
                .filter(Objects::nonNull)
                .forEach(parts::addAll);
        if (schema.getProperties() != null) {
            parts.addAll(schema.getProperties().values());
        }
        return holdsMoney(schema.getItems(), schemas, seen)
                || holdsMoney(schema.getAdditionalPropertiesSchema(), schemas, seen)
                || parts.stream().anyMatch(part -> holdsMoney(part, schemas, seen));
    }

    /** What may wait for a second person says so in its answers, whether it names the request's type itself or not. */
    private static void waiting(Operation operation) {
        if (operation.getResponses().getAPIResponse("202") == null) {
            var request = OASFactory.createSchema().ref("#/components/schemas/ApprovalRequestView");
            operation
                    .getResponses()
                    .addAPIResponse(
                            "202",
                            OASFactory.createAPIResponse()
                                    .description("Nothing is done yet: it waits for a second person, see `Location`")
                                    .content(OASFactory.createContent()
                                            .addMediaType(
                                                    "application/json",
                                                    OASFactory.createMediaType().schema(request))));
        }
    }

    private void markRequired(String name, Schema schema) {
        var type = index.getKnownClasses().stream()
                .filter(known -> known.isRecord() && known.simpleName().equals(name))
                .filter(known -> known.name().toString().startsWith("io.taizhang."))
                .filter(known -> holds(known, schema))
                .findFirst();
        if (type.isPresent()) {
            schema.setRequired(requiredOf(type.get(), schema));
        } else if (name.startsWith("Page")) {
            schema.setRequired(List.of("items"));
        }
    }

    /** A record that the contract does not know may have the simple name of one that it does. */
    private static boolean holds(ClassInfo type, Schema schema) {
        var names =
                type.recordComponents().stream().map(RecordComponentInfo::name).toList();
        return schema.getProperties() != null
                && names.containsAll(schema.getProperties().keySet());
    }

    private static @Nullable List<String> requiredOf(ClassInfo type, Schema schema) {
        var required = new ArrayList<String>();
        for (RecordComponentInfo component : type.recordComponents()) {
            var known = schema.getProperties() != null && schema.getProperties().containsKey(component.name());
            if (known && !component.type().hasAnnotation(NULLABLE) && !component.hasAnnotation(NULLABLE)) {
                required.add(component.name());
            }
        }
        return required.isEmpty() ? null : required;
    }

    /** What is listed, or summed up, and can be filtered. */
    private @Nullable ClassInfo listed(MethodInfo method) {
        var totals = method.annotation(TOTALS_OF);
        if (totals != null) {
            return index.getClassByName(totals.value().asClass().name());
        }
        Type type = method.returnType();
        if (type.name().equals(PAGE) && type.kind() == Type.Kind.PARAMETERIZED_TYPE) {
            return index.getClassByName(
                    type.asParameterizedType().arguments().get(0).name());
        }
        return null;
    }

    private void addFilters(Operation operation, MethodInfo method) {
        var view = listed(method);
        if (view == null || !view.isRecord()) {
            return;
        }
        var sorts = new ArrayList<String>();
        for (RecordComponentInfo component : view.recordComponents()) {
            var mark = component.annotation(FILTERABLE);
            if (mark == null) {
                continue;
            }
            operation.addParameter(OASFactory.createParameter()
                    .name(component.name())
                    .in(Parameter.In.QUERY)
                    .description(
                            "Filter; also `" + component.name() + "[op]` with op " + operators(component.type()) + ".")
                    .schema(OASFactory.createSchema()
                            .addType(Schema.SchemaType.ARRAY)
                            .items(OASFactory.createSchema().addType(Schema.SchemaType.STRING))));
            if (mark.value("sort") != null && mark.value("sort").asBoolean()) {
                sorts.add(component.name());
            }
        }
        operation.addExtension("x-sorts", sorts);
    }

    private String operators(Type type) {
        var name = type.name().toString();
        var known = index.getClassByName(type.name());
        if (name.equals("java.util.List")) {
            return "eq, in";
        }
        if (name.equals("java.lang.String")) {
            return "eq, ne, in, like";
        }
        var equalOnly = name.equals("java.util.UUID")
                || name.equals("boolean")
                || name.equals("java.lang.Boolean")
                || (known != null && known.isEnum());
        return equalOnly ? "eq, ne, in" : "eq, ne, in, gt, gte, lt, lte";
    }
}
