package io.taizhang.bank;

import io.taizhang.platform.BaseEntity;
import io.taizhang.platform.Money;
import io.taizhang.platform.Refusal;
import io.taizhang.platform.Texts;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.util.Currency;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** One of our accounts with a bank or a payment provider. */
@Entity
class BankAccount extends BaseEntity {

    private static final int DECIMALS = 2;

    String name;

    String number;

    /** The letters and digits of the number; two accounts differ in them. */
    String plainNumber;

    @Enumerated(EnumType.STRING)
    BankAccountKind kind;

    String currency;

    @Nullable
    String glAccountCode;

    boolean active;

    protected BankAccount() {}

    BankAccount(KeepBankAccount command) {
        say(command);
    }

    /** @throws Refusal 422 {@code bank_account_currency} or {@code bank_account_number} */
    void keep(KeepBankAccount command) {
        say(command);
    }

    private void say(KeepBankAccount command) {
        name = command.name().strip();
        number = command.number().strip();
        plainNumber = plain(number);
        kind = command.kind();
        currency = currency(command.currency());
        glAccountCode = command.glAccountCode();
        active = command.active() == null || command.active();
        if (plainNumber.isEmpty()) {
            throw Refusal.rule("bank_account_number").at("/number");
        }
    }

    /** Whether this is the account that a statement calls so; a bank's code and a slash may stand in front. */
    boolean isCalled(@Nullable String statement) {
        return statement == null
                || plain(statement).equals(plainNumber)
                || plain(statement.substring(statement.lastIndexOf('/') + 1)).equals(plainNumber);
    }

    /** @throws Refusal 409 {@code bank_account_inactive} */
    void requireActive() {
        if (!active) {
            throw Refusal.conflict("bank_account_inactive", name);
        }
    }

    KeepBankAccount editable() {
        return new KeepBankAccount(name, number, kind, currency, glAccountCode, active);
    }

    static String plain(String number) {
        return Texts.normalised(number).toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "");
    }

    private static String currency(@Nullable String named) {
        if (named == null) {
            return Money.CNY;
        }
        try {
            if (Currency.getInstance(named).getDefaultFractionDigits() == DECIMALS) {
                return named;
            }
            throw Refusal.rule("bank_account_currency", named).at("/currency");
        } catch (IllegalArgumentException unknown) {
            throw Refusal.rule("bank_account_currency", named).at("/currency");
        }
    }
}
