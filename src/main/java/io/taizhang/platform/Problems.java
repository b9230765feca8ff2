package io.taizhang.platform;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.vertx.core.http.HttpClosedException;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.net.URI;
import java.nio.channels.ClosedChannelException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/** The one place that turns what went wrong into an answer: RFC 9457, no stack trace, no SQL. */
class Problems {

    private static final Logger LOG = Logger.getLogger(Problems.class);
    /** Where forms are read: what fails there was sent in half. */
    private static final String FORM_READER = "org.jboss.resteasy.reactive.server.core.multipart.";

    private static final String TYPE = "https://taizhang.io/problems/";

    private final RequestContext context;

    Problems(RequestContext context) {
        this.context = context;
    }

    @ServerExceptionMapper
    public Response refused(Refusal refusal, UriInfo uri) {
        var errors = refusal.fields().stream()
                .map(field -> new Problem.FieldProblem(
                        field.pointer(), field.code(), message(field.code(), field.arguments())))
                .toList();
        var response = answer(refusal.status(), refusal.code(), refusal.arguments(), errors, refusal.members(), uri);
        var retryAfter = refusal.retryAfter();
        if (retryAfter == null) {
            return response;
        }
        return Response.fromResponse(response)
                .header("Retry-After", Math.max(1, retryAfter.toSeconds()))
                .build();
    }

    /** What waits for somebody else was done by nobody, so it is filed here, after everything was taken back. */
    @ServerExceptionMapper
    public Response deferred(Deferral deferral, HttpHeaders headers, UriInfo uri) {
        try {
            var waiting = deferral.file(headers.getHeaderString(Idempotency.HEADER));
            return Response.accepted(waiting.view())
                    .type(MediaType.APPLICATION_JSON_TYPE)
                    .header(HttpHeaders.LOCATION, waiting.address())
                    .build();
        } catch (RuntimeException failure) {
            return failed(failure, uri);
        }
    }

    @ServerExceptionMapper
    public Response invalid(ConstraintViolationException invalid, UriInfo uri) {
        var errors = new ArrayList<Problem.FieldProblem>();
        for (var violation : invalid.getConstraintViolations()) {
            errors.add(new Problem.FieldProblem(pointer(violation), code(violation), violation.getMessage()));
        }
        errors.sort((a, b) -> a.pointer().compareTo(b.pointer()));
        return answer(400, "validation_failed", List.of(), errors, Map.of(), uri);
    }

    /** Named by itself, because Quarkus has a mapper of its own for it that answers in another form. */
    @ServerExceptionMapper
    public Response unreadable(MismatchedInputException unreadable, UriInfo uri) {
        return unreadableJson(unreadable, uri);
    }

    @ServerExceptionMapper
    public Response unreadable(JsonMappingException unreadable, UriInfo uri) {
        return unreadableJson(unreadable, uri);
    }

    @ServerExceptionMapper
    public Response unreadable(JsonProcessingException unreadable, UriInfo uri) {
        return unreadableJson(unreadable, uri);
    }

    @ServerExceptionMapper
    public Response unreadable(MergePatch.UnreadablePatch unreadable, UriInfo uri) {
        return unreadableJson(unreadable.json(), uri);
    }

    @ServerExceptionMapper({UnauthorizedException.class, AuthenticationFailedException.class})
    public Response notSignedIn(UriInfo uri) {
        return Response.fromResponse(answer(401, "not_signed_in", List.of(), List.of(), Map.of(), uri))
                .header("WWW-Authenticate", "Bearer")
                .build();
    }

    @ServerExceptionMapper
    public Response notAllowed(ForbiddenException forbidden, UriInfo uri) {
        return answer(403, "not_allowed", List.of(), List.of(), Map.of(), uri);
    }

    @ServerExceptionMapper
    public Response http(WebApplicationException failure, UriInfo uri) {
        // Jackson's exception first: it knows where in the body a value refused itself.
        if (failure.getCause() instanceof JsonProcessingException unreadable) {
            return unreadableJson(unreadable, uri);
        }
        var refusal = refusalWithin(failure);
        if (refusal != null) {
            return refused(refusal, uri);
        }
        int status = failure.getResponse().getStatus();
        if (status < 400 || status == 500) {
            return status < 400 ? failure.getResponse() : unexpected(failure, uri);
        }
        var code =
                switch (status) {
                    case 404 -> "no_such_address";
                    case 405 -> "method_not_allowed";
                    case 406 -> "not_acceptable";
                    case 413 -> "body_too_large";
                    case 415 -> "media_type_unsupported";
                    default -> "request_unreadable";
                };
        return answer(status, code, List.of(), List.of(), Map.of(), uri);
    }

    @ServerExceptionMapper
    public Response failed(Throwable failure, UriInfo uri) {
        var refusal = refusalWithin(failure);
        if (refusal != null) {
            return refused(refusal, uri);
        }
        if (failure instanceof IOException brokenOff && isOfTheRequest(brokenOff)) {
            LOG.debugf("The caller of %s hung up", uri.getPath());
            return answer(400, "request_unreadable", List.of(), List.of(), Map.of(), uri);
        }
        var trouble = DatabaseTrouble.within(failure);
        if (trouble == null) {
            return unexpected(failure, uri);
        }
        if (trouble.isTemporary()) {
            LOG.warnf("The database could not serve %s: %s", uri.getPath(), trouble.sqlState());
            return Response.fromResponse(answer(503, "temporarily_unavailable", List.of(), List.of(), Map.of(), uri))
                    .header("Retry-After", 1)
                    .build();
        }
        if (trouble.status() == 500) {
            return unexpected(failure, uri);
        }
        LOG.warnf("A constraint refused %s: %s", uri.getPath(), trouble.summary());
        return answer(trouble.status(), trouble.code(), List.of(), List.of(), Map.of(), uri);
    }

    private Response unexpected(Throwable failure, UriInfo uri) {
        LOG.errorf(failure, "Request %s failed", context.requestId());
        return answer(500, "unexpected", List.of(context.requestId()), List.of(), Map.of(), uri);
    }

    private Response unreadableJson(JsonProcessingException unreadable, UriInfo uri) {
        var refusal = refusalWithin(unreadable);
        if (refusal != null) {
            var prefix = unreadable instanceof JsonMappingException mapping ? pointer(mapping) : "";
            var placed = refusal.fields().isEmpty()
                    ? List.of("")
                    : refusal.fields().stream().map(Refusal.Field::pointer).toList();
            var errors = placed.stream()
                    .map(field -> new Problem.FieldProblem(
                            prefix + field, refusal.code(), message(refusal.code(), refusal.arguments())))
                    .toList();
            return answer(refusal.status(), refusal.code(), refusal.arguments(), errors, refusal.members(), uri);
        }
        if (unreadable instanceof UnrecognizedPropertyException unknown) {
            var name = unknown.getPropertyName();
            var error = new Problem.FieldProblem(
                    pointer(unknown), "unknown_field", message("unknown_field", List.of(name)));
            return answer(400, "unknown_field", List.of(name), List.of(error), Map.of(), uri);
        }
        if (unreadable instanceof JsonMappingException mapping
                && !mapping.getPath().isEmpty()) {
            var error = new Problem.FieldProblem(
                    pointer(mapping), "value_unreadable", message("value_unreadable", List.of(pointer(mapping))));
            return answer(400, "value_unreadable", List.of(pointer(mapping)), List.of(error), Map.of(), uri);
        }
        return answer(400, "json_unreadable", List.of(), List.of(), Map.of(), uri);
    }

    private Response answer(
            int status,
            String code,
            List<Object> arguments,
            List<Problem.FieldProblem> errors,
            Map<String, Object> members,
            UriInfo uri) {
        var language = context.language();
        var problem = new Problem(
                TYPE + code.replace('_', '-'),
                ProblemTexts.title(code, language),
                status,
                ProblemTexts.detail(code, arguments, language),
                instance(uri),
                code,
                context.requestId(),
                errors.isEmpty() ? null : errors,
                members);
        return Response.status(status)
                .type(Problem.MEDIA_TYPE)
                .header("Content-Language", language.toLanguageTag())
                .entity(problem)
                .build();
    }

    private static String instance(UriInfo uri) {
        try {
            return URI.create(uri.getRequestUri().getRawPath()).toString();
        } catch (RuntimeException unreadable) {
            return "/";
        }
    }

    private String message(String code, List<Object> arguments) {
        return ProblemTexts.message(code, arguments, context.language());
    }

    private static @Nullable Refusal refusalWithin(Throwable failure) {
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < 10; depth++) {
            if (cause instanceof Refusal refusal) {
                return refusal;
            }
            cause = cause.getCause();
        }
        return null;
    }

    private static String pointer(JsonMappingException mapping) {
        var pointer = new StringBuilder();
        for (var step : mapping.getPath()) {
            pointer.append('/').append(step.getFieldName() == null ? step.getIndex() : step.getFieldName());
        }
        return pointer.toString();
    }

    /** A body's path is a JSON pointer; a parameter is named as it is. */
    private static String pointer(ConstraintViolation<?> violation) {
        var pointer = new StringBuilder();
        String parameter = null;
        for (Path.Node node : violation.getPropertyPath()) {
            if (node.getKind() == ElementKind.PARAMETER) {
                parameter = node.getName();
            } else if (node.getKind() == ElementKind.PROPERTY || node.getKind() == ElementKind.CONTAINER_ELEMENT) {
                if (node.getIndex() != null) {
                    pointer.append('/').append(node.getIndex());
                }
                if (node.getKind() == ElementKind.PROPERTY) {
                    pointer.append('/').append(node.getName());
                }
            }
        }
        return pointer.isEmpty() && parameter != null ? parameter : pointer.toString();
    }

    private static String code(ConstraintViolation<?> violation) {
        var name = violation
                .getConstraintDescriptor()
                .getAnnotation()
                .annotationType()
                .getSimpleName();
        var known = Set.of("NotNull", "NotBlank", "NotEmpty", "Size", "Pattern", "Min", "Max", "Email", "Positive");
        return known.contains(name) ? "invalid_" + name.toLowerCase(Locale.ROOT) : "invalid";
    }

    /** The connection went away, under whatever the server's layers have wrapped it in. */
    private static boolean isHungUp(IOException failure) {
        return Stream.iterate(failure.getCause(), Objects::nonNull, Throwable::getCause)
                .anyMatch(cause -> cause instanceof ClosedChannelException || cause instanceof HttpClosedException);
    }

    private static boolean isOfTheRequest(IOException failure) {
        var trace = failure.getStackTrace();
        return isHungUp(failure) || (trace.length > 0 && trace[0].getClassName().startsWith(FORM_READER));
    }
}
