package io.taizhang.account;

import io.taizhang.platform.Money;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A line of an entry that is to be posted.
 *
 * @param quantity a decimal with up to four places, not zero; negative for a returned piece
 * @param discount off this line, with the sign of the quantity
 * @param amount unit price × quantity − discount, rounded half up; it may be left out
 */
public record PostLine(
        @NotBlank @Size(max = 200) String product,
        @Nullable @Size(max = 60) String sku,
        @NotNull @Pattern(regexp = QUANTITY) @Schema(examples = "2.5") String quantity,
        @NotNull Money unitPrice,
        @Nullable Money discount,
        @Nullable Money amount) {

    static final String QUANTITY = "-?(?!0+(\\.0+)?$)\\d{1,9}(\\.\\d{1,4})?";
}
