package io.taizhang.account;

import jakarta.persistence.Embeddable;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * The tax that a document says is in an entry, of one rate; money in 分.
 *
 * @param rate percent; null for what is not taxed
 * @param amountMinor of the entry at that rate, tax included
 */
@Embeddable
public record EntryTax(@Nullable BigDecimal rate, long amountMinor, long taxMinor) {

    EntryTax negated() {
        return new EntryTax(rate, -amountMinor, -taxMinor);
    }
}
