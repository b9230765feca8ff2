package io.taizhang.account;

import io.taizhang.platform.Money;
import io.taizhang.platform.Texts;
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
        @NotBlank @Size(max = MAX_PRODUCT) String product,
        @Nullable @Size(max = MAX_SKU) String sku,
        @NotNull @Pattern(regexp = QUANTITY) @Schema(examples = "2.5") String quantity,
        @NotNull Money unitPrice,
        @Nullable Money discount,
        @Nullable Money amount) {

    private static final int MAX_PRODUCT = 200;
    private static final int MAX_SKU = 60;
    static final String QUANTITY = "-?(?!0+(\\.0+)?$)\\d{1,9}(\\.\\d{1,4})?";

    private static final java.util.regex.Pattern QUANTITIES = java.util.regex.Pattern.compile(QUANTITY);

    /** Whether the annotations above hold. An import asks so of every line, because the validator takes longer than all else. */
    boolean isWithinBounds() {
        return product != null
                && product.length() <= MAX_PRODUCT
                && !product.isBlank()
                && (sku == null || sku.length() <= MAX_SKU)
                && quantity != null
                && QUANTITIES.matcher(quantity).matches()
                && unitPrice != null;
    }

    /** Whether PostgreSQL can keep its texts. */
    boolean isStorable() {
        return Texts.isStorable(product) && (sku == null || Texts.isStorable(sku));
    }
}
