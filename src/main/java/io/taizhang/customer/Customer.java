package io.taizhang.customer;

import io.taizhang.platform.BaseEntity;
import io.taizhang.platform.Refusal;
import io.taizhang.platform.Texts;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** A person or organisation that the company deals with. */
@Entity
class Customer extends BaseEntity {

    private static final int MAX_FIELD_NAME = 60;
    private static final int MAX_FIELD_TEXT = 500;
    private static final LocalDate OLDEST_BIRTHDAY = LocalDate.of(1850, 1, 1);

    @Column(updatable = false)
    String number;

    @Enumerated(EnumType.STRING)
    CustomerKind kind;

    String name;

    @Enumerated(EnumType.STRING)
    CustomerTier tier;

    @Enumerated(EnumType.STRING)
    CustomerStage stage;

    @Nullable
    UUID ownerId;

    @Nullable
    UUID unitId;

    @Nullable
    String industry;

    @Nullable
    String creditCode;

    @Enumerated(EnumType.STRING)
    @Nullable
    Gender gender;

    @Nullable
    LocalDate birthday;

    @Nullable
    String source;

    @Nullable
    String note;

    @JdbcTypeCode(SqlTypes.ARRAY)
    @Column(columnDefinition = "text[]")
    List<String> tags = List.of();

    /** As they are kept: those that tell who somebody is, sealed. */
    @JdbcTypeCode(SqlTypes.JSON)
    @Column(columnDefinition = "jsonb")
    Map<String, Object> customFields = Map.of();

    @Nullable
    String externalRef;

    /** Moved forward by {@link CustomerFile#interacted}, past every version. */
    @Column(updatable = false)
    @Nullable
    Instant lastInteractionAt;

    @Nullable
    Instant deletedAt;

    /** Who this customer is now; written together with everything that a merge moves. */
    @Column(insertable = false, updatable = false)
    @Nullable
    UUID mergedInto;

    protected Customer() {}

    CustomerRef ref() {
        return new CustomerRef(id(), number, name, ownerId, unitId);
    }

    /**
     * Takes over an edit: all of it, or nothing when it breaks a rule.
     *
     * @throws Refusal 422 {@code credit_code_invalid}, {@code date_implausible} or {@code custom_field_invalid}
     */
    void apply(RegisterCustomer edit, LocalDate today) {
        var checkedCode = CreditCode.checked(edit.creditCode());
        requirePast(edit.birthday(), today, "/birthday");
        edit.fieldMap().forEach(Customer::requireField);
        kind = edit.kind();
        name = edit.name().strip();
        tier = edit.tier() == null ? CustomerTier.POTENTIAL : edit.tier();
        stage = edit.stage() == null ? CustomerStage.PROSPECT : edit.stage();
        ownerId = edit.ownerId();
        unitId = edit.unitId();
        industry = Texts.strippedOrNull(edit.industry());
        creditCode = checkedCode;
        gender = edit.gender();
        birthday = edit.birthday();
        source = Texts.strippedOrNull(edit.source());
        note = Texts.strippedOrNull(edit.note());
        tags = edit.tagList().stream().map(String::strip).distinct().toList();
        externalRef = Texts.strippedOrNull(edit.externalRef());
    }

    /** The fields that the company has added, as they are kept: {@link ContactBook#fields} has them in clear. */
    void keepFields(Map<String, Object> sealed) {
        customFields = sealed;
    }

    /** A change of how the customer is reached is a change of the customer. */
    void contactBookChanged() {
        touch();
    }

    /** For a customer that is brought from elsewhere and was one before. */
    void since(Instant moment) {
        bornAt(moment);
    }

    static void requireField(String name, Object value) {
        var named = !name.isBlank() && name.length() <= MAX_FIELD_NAME && Texts.isStorable(name);
        var held = (value instanceof String text && text.length() <= MAX_FIELD_TEXT)
                || value instanceof Boolean
                || (value instanceof Number number && isModest(number));
        if (!named || !held) {
            var pointer = name.replace("~", "~0").replace("/", "~1");
            throw Refusal.rule("custom_field_invalid", name).at("/customFields/" + pointer);
        }
    }

    /** A number that every reader of JSON can hold: no thousand digits behind a small exponent. */
    private static boolean isModest(Number number) {
        var decimal = new BigDecimal(number.toString());
        return decimal.precision() <= 30 && Math.abs(decimal.scale()) <= 15;
    }

    /** @throws Refusal 422 {@code date_implausible} for a day after today or before 1850, such as a mistyped year */
    static void requirePast(@Nullable LocalDate day, LocalDate today, String pointer) {
        if (day != null && (day.isAfter(today) || day.isBefore(OLDEST_BIRTHDAY))) {
            throw Refusal.rule("date_implausible", day).at(pointer);
        }
    }
}
