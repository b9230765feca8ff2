package io.taizhang.notify;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * Says that a mail that was sent came back.
 *
 * @param replyCode the SMTP code in the report, if there is one
 */
public record ReportBounce(
        @NotBlank @Size(max = 1000) String reason, @Nullable @Min(400) @Max(599) Integer replyCode) {}
