package io.taizhang.billing;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Sends a bill by mail.
 *
 * @param to the customer's primary address when left out
 * @param language of the words and of the document; Chinese when left out
 */
record MailBill(
        @Nullable @Size(min = 1, max = 20) List<@NotBlank @Size(max = 200) String> to,
        @Nullable @Pattern(regexp = "zh-CN|en") String language) {}
