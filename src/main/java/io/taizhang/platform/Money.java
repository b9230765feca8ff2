package io.taizhang.platform;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.Objects;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * An exact amount of one currency, counted in its minor unit (分 for CNY). In JSON it is a decimal string with the
 * currency's own scale (ISO 4217): {@code {"amount": "128.50", "currency": "CNY"}}.
 *
 * <p>Arithmetic that would leave the range of {@code long} throws {@link ArithmeticException}; adding two currencies is
 * a programming error and throws {@link IllegalArgumentException}.
 */
@Schema(
        name = "Money",
        type = SchemaType.OBJECT,
        description = "An exact amount: a decimal string with the scale of its currency (ISO 4217).",
        requiredProperties = {"amount", "currency"})
public final class Money implements Comparable<Money> {

    /** What one request may move at most: 100 billion yuan. Sums of a million such amounts still fit a {@code long}. */
    public static final long LIMIT = 10_000_000_000_000L;

    /** The currency of an installation's books. */
    public static final String CNY = "CNY";

    private static final Pattern DECIMAL = Pattern.compile("-?\\d{1,15}(\\.\\d{1,4})?");

    @Schema(hidden = true)
    private final long minor;

    private final String currency;

    private Money(long minor, String currency) {
        this.minor = minor;
        this.currency = currency;
    }

    /** The amount of {@code minor} units (分) of a currency known to ISO 4217. */
    public static Money of(long minor, String currency) {
        return new Money(minor, currency);
    }

    /** An amount of yuan, given in 分. */
    public static Money fen(long fen) {
        return new Money(fen, CNY);
    }

    /**
     * Reads what a caller sent.
     *
     * @throws Refusal {@code money_malformed}, {@code currency_unknown}, {@code money_scale} (more decimals than the
     *     currency has) or {@code money_too_large} (beyond {@link #LIMIT})
     */
    @JsonCreator
    public static Money parse(
            @JsonProperty("amount") @Nullable String amount, @JsonProperty("currency") @Nullable String currency) {
        if (amount == null || !DECIMAL.matcher(amount).matches()) {
            throw Refusal.rule("money_malformed").at("/amount");
        }
        if (currency == null || !CNY.equals(currency)) {
            throw Refusal.rule("currency_unknown", Objects.requireNonNullElse(currency, ""))
                    .at("/currency");
        }
        var value = new BigDecimal(amount);
        if (value.stripTrailingZeros().scale() > digits(currency)) {
            throw Refusal.rule("money_scale", amount, currency, digits(currency))
                    .at("/amount");
        }
        var scaled = value.movePointRight(digits(currency));
        if (scaled.abs().compareTo(BigDecimal.valueOf(LIMIT)) > 0) {
            throw Refusal.rule("money_too_large", amount).at("/amount");
        }
        return new Money(scaled.longValueExact(), currency);
    }

    /** The amount in minor units (分). */
    @JsonIgnore
    public long minor() {
        return minor;
    }

    @JsonProperty
    @Schema(type = SchemaType.STRING, pattern = "^-?\\d{1,15}(\\.\\d{1,4})?$", examples = "128.50")
    public String amount() {
        return BigDecimal.valueOf(minor, digits(currency)).toPlainString();
    }

    @JsonProperty
    @Schema(type = SchemaType.STRING, pattern = "^[A-Z]{3}$", examples = "CNY")
    public String currency() {
        return currency;
    }

    public Money plus(Money other) {
        requireSameCurrency(other);
        return new Money(Math.addExact(minor, other.minor), currency);
    }

    public Money minus(Money other) {
        requireSameCurrency(other);
        return new Money(Math.subtractExact(minor, other.minor), currency);
    }

    public Money negated() {
        return new Money(Math.negateExact(minor), currency);
    }

    /** This price for a quantity, rounded half up to the minor unit, as an invoice line is. */
    public Money times(BigDecimal quantity) {
        var product = BigDecimal.valueOf(minor).multiply(quantity).setScale(0, RoundingMode.HALF_UP);
        if (product.abs().compareTo(BigDecimal.valueOf(LIMIT)) > 0) {
            throw Refusal.rule(
                    "money_too_large", product.movePointLeft(digits(currency)).toPlainString());
        }
        return new Money(product.longValueExact(), currency);
    }

    @JsonIgnore
    public boolean isPositive() {
        return minor > 0;
    }

    @JsonIgnore
    public boolean isNegative() {
        return minor < 0;
    }

    @JsonIgnore
    public boolean isZero() {
        return minor == 0;
    }

    @Override
    public int compareTo(Money other) {
        requireSameCurrency(other);
        return Long.compare(minor, other.minor);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Money money && money.minor == minor && money.currency.equals(currency);
    }

    @Override
    public int hashCode() {
        return Objects.hash(minor, currency);
    }

    @Override
    public String toString() {
        return amount() + " " + currency;
    }

    private void requireSameCurrency(Money other) {
        if (!currency.equals(other.currency)) {
            throw new IllegalArgumentException("Cannot combine " + this + " and " + other);
        }
    }

    private static int digits(String currency) {
        return Currency.getInstance(currency).getDefaultFractionDigits();
    }
}
