package io.taizhang.customer;

import io.taizhang.platform.Refusal;
import io.taizhang.protection.Masks;
import io.taizhang.protection.PersonalFields;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What is written of a customer; also what a change edits. Lists are replaced as a whole. */
public record RegisterCustomer(
        @NotNull CustomerKind kind,
        @NotBlank @Size(max = 120) String name,
        @Nullable @Schema(description = "POTENTIAL when absent.") CustomerTier tier,
        @Nullable @Schema(description = "PROSPECT when absent.") CustomerStage stage,
        @Nullable @Schema(description = "Whoever registers, when absent.") UUID ownerId,
        @Nullable @Schema(description = "The owner's unit, when absent.") UUID unitId,
        @Nullable @Size(max = 60) String industry,
        @Nullable @Size(max = 40) @Schema(description = "统一社会信用代码, GB 32100-2015") String creditCode,
        @Nullable Gender gender,
        @Nullable LocalDate birthday,
        @Nullable @Size(max = 60) String source,
        @Nullable @Size(max = 4000) String note,
        @Nullable @Size(max = 50) List<@NotBlank @Size(max = 30) String> tags,
        @Nullable
                @Size(max = 50)
                @Schema(description = "Texts of at most 500 characters, numbers and booleans by name.")
                Map<String, Object> customFields,
        @Nullable @Size(max = 30) List<@NotNull @Valid ContactPoint> contactPoints,
        @Nullable @Size(max = 30) List<@NotNull @Valid Address> addresses,
        @Nullable @Size(max = 50) List<@NotNull @Valid Contact> contacts,
        @Nullable @Size(max = 120) @Schema(description = "The customer's id in the system that it came from; unique.")
                String externalRef) {

    /** What stands now, as a change starts from it. */
    static RegisterCustomer of(Customer customer, ContactBook shown) {
        return new RegisterCustomer(
                customer.kind,
                customer.name,
                customer.tier,
                customer.stage,
                customer.ownerId,
                customer.unitId,
                customer.industry,
                customer.creditCode,
                customer.gender,
                customer.birthday,
                customer.source,
                customer.note,
                customer.tags,
                shown.fields(),
                shown.contactPoints(),
                shown.addresses(),
                shown.contacts(),
                customer.externalRef);
    }

    /** The same customer with other fields of the company's own and reached in another way. */
    public RegisterCustomer with(
            @Nullable Map<String, Object> otherFields,
            @Nullable List<ContactPoint> otherPoints,
            @Nullable List<Address> otherAddresses,
            @Nullable List<Contact> otherContacts) {
        return new RegisterCustomer(
                kind,
                name,
                tier,
                stage,
                ownerId,
                unitId,
                industry,
                creditCode,
                gender,
                birthday,
                source,
                note,
                tags,
                otherFields,
                otherPoints,
                otherAddresses,
                otherContacts,
                externalRef);
    }

    List<String> tagList() {
        return tags == null ? List.of() : tags;
    }

    Map<String, Object> fieldMap() {
        return customFields == null ? Map.of() : customFields;
    }

    List<ContactPoint> pointList() {
        return contactPoints == null ? List.of() : contactPoints;
    }

    List<Address> addressList() {
        return addresses == null ? List.of() : addresses;
    }

    List<Contact> contactList() {
        return contacts == null ? List.of() : contacts;
    }

    /**
     * An edit by somebody who sees personal values covered: what they send back as they saw it means what stands there. A
     * covered value that stands for none is refused, so that nobody's phone becomes 138****5678.
     */
    static final class CoveredEdit {

        private CoveredEdit() {}

        /** The edit with everything in clear. @throws Refusal 422 {@code value_covered} at the value */
        static RegisterCustomer uncovered(RegisterCustomer edit, ContactBook shown) {
            return edit.with(
                    fields(edit.fieldMap(), shown.fields()),
                    points(edit.pointList(), shown.contactPoints()),
                    addresses(edit.addressList(), shown.addresses()),
                    contacts(edit.contactList(), shown.contacts()));
        }

        private static Map<String, Object> fields(Map<String, Object> sent, Map<String, Object> present) {
            var fields = new LinkedHashMap<>(sent);
            fields.replaceAll((name, value) -> {
                var stands = present.get(name);
                return stands != null
                                && PersonalFields.isPersonal(name, stands)
                                && Masks.number(stands.toString()).equals(value)
                        ? stands
                        : value;
            });
            return fields;
        }

        private static List<ContactPoint> points(List<ContactPoint> sent, List<ContactPoint> present) {
            var points = new ArrayList<ContactPoint>();
            for (int i = 0; i < sent.size(); i++) {
                var point = sent.get(i);
                var stands = with(point.id(), present, ContactPoint::id);
                var value = value(
                        point.value(),
                        stands == null ? null : stands.value(),
                        shown -> Masks.contact(point.type().name(), shown),
                        "/contactPoints/" + i + "/value");
                points.add(new ContactPoint(
                        point.id(),
                        point.type(),
                        Objects.requireNonNull(value),
                        point.label(),
                        point.primary(),
                        point.optOut(),
                        point.verifiedAt()));
            }
            return points;
        }

        private static List<Address> addresses(List<Address> sent, List<Address> present) {
            var addresses = new ArrayList<Address>();
            for (int i = 0; i < sent.size(); i++) {
                var address = sent.get(i);
                var stands = with(address.id(), present, Address::id);
                var detail = value(
                        address.detail(),
                        stands == null ? null : stands.detail(),
                        Masks::address,
                        "/addresses/" + i + "/detail");
                addresses.add(new Address(
                        address.id(),
                        address.type(),
                        address.regionCode(),
                        address.province(),
                        address.city(),
                        address.district(),
                        Objects.requireNonNull(detail),
                        address.postcode(),
                        address.primary()));
            }
            return addresses;
        }

        private static List<Contact> contacts(List<Contact> sent, List<Contact> present) {
            var contacts = new ArrayList<Contact>();
            for (int i = 0; i < sent.size(); i++) {
                var contact = sent.get(i);
                var stands = with(contact.id(), present, Contact::id);
                contacts.add(new Contact(
                        contact.id(),
                        contact.name(),
                        contact.position(),
                        value(
                                contact.phone(),
                                stands == null ? null : stands.phone(),
                                Masks::phone,
                                "/contacts/" + i + "/phone"),
                        value(
                                contact.email(),
                                stands == null ? null : stands.email(),
                                Masks::mail,
                                "/contacts/" + i + "/email"),
                        contact.note(),
                        contact.primary()));
            }
            return contacts;
        }

        private static @Nullable String value(
                @Nullable String sent, @Nullable String stands, UnaryOperator<String> mask, String pointer) {
            if (sent == null || !Masks.isCovered(sent) || sent.equals(stands)) {
                return sent;
            }
            if (stands == null || !mask.apply(stands).equals(sent)) {
                throw Refusal.rule("value_covered").at(pointer);
            }
            return stands;
        }

        private static <E> @Nullable E with(@Nullable UUID id, List<E> present, Function<E, @Nullable UUID> idOf) {
            return id == null
                    ? null
                    : present.stream()
                            .filter(entry -> id.equals(idOf.apply(entry)))
                            .findFirst()
                            .orElse(null);
        }
    }
}
