package io.taizhang.notify;

import io.taizhang.platform.Versioned;
import java.time.Instant;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A template as it is used now. */
public record MessageTemplateView(
        String code,
        @Schema(examples = "zh-CN") String language,
        long version,
        String subject,
        String html,
        @Schema(description = "Whether these are the house's own words and not those of the product.") boolean own,
        @Schema(description = "Counts the house's changes; 0 when there has been none.") int revision,
        @Schema(description = "Every variable with an example.") Map<String, Object> variables,
        @Nullable Instant updatedAt)
        implements Versioned {

    static MessageTemplateView of(
            String code,
            String language,
            BuiltInTemplates.Words builtIn,
            @Nullable MessageTemplate own,
            Map<String, Object> variables) {
        var used = own != null && own.active ? own.words() : builtIn;
        return new MessageTemplateView(
                code,
                language,
                own == null ? 0 : own.version() + 1,
                used.subject(),
                used.html(),
                own != null && own.active,
                own == null ? 0 : own.revision,
                variables,
                own == null ? null : own.updatedAt());
    }
}
