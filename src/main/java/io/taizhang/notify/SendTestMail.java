package io.taizhang.notify;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Sends a mail that says that mail works. */
public record SendTestMail(
        @NotBlank @Size(max = 254) @Schema(examples = "zhang@example.com") String to,
        @NotNull @Pattern(regexp = "zh-CN|en") @Schema(examples = "zh-CN") String language) {}
