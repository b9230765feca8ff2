package io.taizhang.notify;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The words of a template; {@code {name}} stands for a variable. */
public record WriteTemplate(
        @NotBlank @Size(max = 500) @Schema(examples = "来自 {company} 的账单") String subject,
        @NotBlank @Size(max = TemplateSandbox.MAX_SOURCE) @Schema(examples = "<p>{company}</p>") String html) {}
