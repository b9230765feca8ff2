package io.taizhang.billing;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
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
 * @param attempt which sending of the same words to the same addresses this is; 1 when left out. The same one again is the
 *     mail that is there already, so a second click sends nothing; a higher one sends it again
 */
record MailBill(
        @Nullable @Size(min = 1, max = 20) List<@NotBlank @Size(max = 200) String> to,
        @Nullable @Pattern(regexp = "zh-CN|en") String language,
        @Nullable @Min(1) @Max(100) Integer attempt) {

    static final MailBill AS_USUAL = new MailBill(null, null, null);
}
