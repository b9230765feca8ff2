package io.taizhang.notify;

import io.quarkus.qute.Engine;
import io.quarkus.qute.EvalContext;
import io.quarkus.qute.HtmlEscaper;
import io.quarkus.qute.IfSectionHelper;
import io.quarkus.qute.Template;
import io.quarkus.qute.TemplateException;
import io.quarkus.qute.ValueResolver;
import io.quarkus.qute.ValueResolvers;
import io.quarkus.qute.Variant;
import io.taizhang.platform.Refusal;
import jakarta.inject.Singleton;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Renders templates that people of the house may have written. It knows {@code {name}}, {@code {a.b}}, {@code {#if}} and
 * {@code {#for}} over texts, numbers, lists and maps: no reflection, no namespaces such as {@code config:} or
 * {@code inject:}, no includes, no code. What is put in is escaped for HTML, what is missing is refused by name, and size
 * and steps are bounded.
 */
@Singleton
class TemplateSandbox {

    static final int MAX_SOURCE = 65_536;

    /** Characters that a rendered template may have. */
    private static final int MAX_OUTPUT = 1 << 20;

    private static final long MAX_MILLIS = 5_000;
    private static final int MAX_MESSAGE = 300;
    private static final Variant HTML = Variant.forContentType(Variant.TEXT_HTML);
    private static final Variant PLAIN = Variant.forContentType(Variant.TEXT_PLAIN);
    private static final Pattern ALIAS = Pattern.compile("\\{#(?:for|each)\\s+([A-Za-z_][A-Za-z0-9_]*)\\s+in\\s");
    private static final Pattern MISSING = Pattern.compile("expression \\{([^}]{1,100})}");

    private final Engine engine = Engine.builder()
            .addValueResolver(new Entries())
            .addValueResolvers(
                    ValueResolvers.mapperResolver(),
                    ValueResolvers.thisResolver(),
                    ValueResolvers.orResolver(),
                    ValueResolvers.logicalAndResolver(),
                    ValueResolvers.logicalOrResolver())
            .addSectionHelper(new IfSectionHelper.Factory())
            .addSectionHelper(new CountedLoop())
            .addResultMapper(new HtmlEscaper(List.of(Variant.TEXT_HTML)))
            .strictRendering(true)
            .removeStandaloneLines(true)
            .timeout(MAX_MILLIS)
            .build();

    /** Entries of maps, and nothing else of anything. */
    private static final class Entries implements ValueResolver {

        @Override
        public boolean appliesTo(EvalContext context) {
            return context.getBase() instanceof Map<?, ?> map
                    && context.getParams().isEmpty()
                    && map.containsKey(context.getName());
        }

        @Override
        public CompletionStage<Object> resolve(EvalContext context) {
            return java.util.concurrent.CompletableFuture.completedStage(
                    ((Map<?, ?>) context.getBase()).get(context.getName()));
        }
    }

    /** A page: what is put in is escaped. */
    String html(String source, Map<String, Object> data) {
        return render(source, HTML, data);
    }

    /** A line of plain text, such as a subject: nothing is escaped, and the caller sees to what may stand in it. */
    String plain(String source, Map<String, Object> data) {
        return render(source, PLAIN, data);
    }

    /**
     * Looks at every name in a template, also where this data would not lead.
     *
     * @throws Refusal 422 {@code template_invalid} or {@code template_variable_unknown}
     */
    void check(String source, Set<String> names) {
        var known = new HashSet<>(names);
        var aliases = ALIAS.matcher(source);
        while (aliases.find()) {
            known.add(aliases.group(1));
        }
        for (var expression : parse(source, HTML).getExpressions()) {
            if (expression.hasNamespace()) {
                throw Refusal.rule("template_variable_unknown", expression.getNamespace() + ":");
            }
            if (expression.isLiteral() || expression.getParts().isEmpty()) {
                continue;
            }
            var name = expression.getParts().get(0).getName();
            var counted = known.stream().anyMatch(alias -> name.startsWith(alias + "_"));
            if (!known.contains(name) && !counted && !name.startsWith("it_") && !name.equals("it")) {
                throw unknown(expression.toOriginalString());
            }
        }
    }

    private String render(String source, Variant variant, Map<String, Object> data) {
        var instance = parse(source, variant).instance();
        data.forEach(instance::data);
        instance.setAttribute(CountedLoop.STEPS, new AtomicInteger());
        var output = new StringBuilder();
        try {
            instance.consume(part -> {
                        if (output.length() + part.length() > MAX_OUTPUT) {
                            throw Refusal.rule("template_too_large", MAX_OUTPUT);
                        }
                        output.append(part);
                    })
                    .toCompletableFuture()
                    .join();
        } catch (CompletionException | TemplateException failed) {
            throw understood(failed);
        }
        return output.toString();
    }

    private Template parse(String source, Variant variant) {
        if (source.length() > MAX_SOURCE) {
            throw Refusal.rule("template_too_large", MAX_SOURCE);
        }
        try {
            return engine.parse(source, variant);
        } catch (TemplateException failed) {
            throw invalid(String.valueOf(failed.getMessage()));
        }
    }

    private static Refusal understood(RuntimeException failed) {
        for (@Nullable Throwable cause = failed; cause != null; cause = cause.getCause()) {
            if (cause instanceof Refusal refusal) {
                return refusal;
            }
        }
        for (@Nullable Throwable cause = failed; cause != null; cause = cause.getCause()) {
            if (cause instanceof TemplateException exception) {
                return understood(exception);
            }
        }
        throw failed;
    }

    private static Refusal understood(TemplateException exception) {
        var message = String.valueOf(exception.getMessage());
        var missing = MISSING.matcher(message);
        return missing.find() ? unknown(missing.group(1)) : invalid(message);
    }

    private static Refusal invalid(String message) {
        return Refusal.rule("template_invalid", message.substring(0, Math.min(MAX_MESSAGE, message.length())));
    }

    private static Refusal unknown(String expression) {
        return Refusal.rule("template_variable_unknown", expression);
    }
}
