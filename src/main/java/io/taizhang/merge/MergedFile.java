package io.taizhang.merge;

import io.taizhang.customer.Address;
import io.taizhang.customer.Contact;
import io.taizhang.customer.ContactPoint;
import io.taizhang.customer.CustomerKind;
import io.taizhang.customer.CustomerStage;
import io.taizhang.customer.CustomerTier;
import io.taizhang.customer.Gender;
import io.taizhang.customer.RegisterCustomer;
import io.taizhang.platform.Refusal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the survivor's file says after a merge: of every field one value, of lists what is in any of them. The survivor's
 * id in another system stays; those of the others are found under the others' names.
 */
final class MergedFile {

    private static final int MOST_POINTS = 30;
    private static final int MOST_ADDRESSES = 30;
    private static final int MOST_CONTACTS = 50;
    private static final int MOST_TAGS = 50;

    private final UUID survivor;
    private final Map<UUID, RegisterCustomer> parties;
    private final Map<MergeField, UUID> choices;

    /** @param parties in their order, the survivor first */
    MergedFile(UUID survivor, Map<UUID, RegisterCustomer> parties, Map<MergeField, UUID> choices) {
        this.survivor = survivor;
        this.parties = parties;
        this.choices = choices;
        choices.forEach((field, party) -> {
            if (!parties.containsKey(party)) {
                throw Refusal.rule("merge_choice_unknown", field.name()).at("/fields/" + field.name());
            }
        });
    }

    /** @throws Refusal 422 {@code merge_too_much} when a list would be longer than a customer's may be */
    RegisterCustomer edit() {
        var first = Objects.requireNonNull(parties.get(survivor));
        return new RegisterCustomer(
                (CustomerKind) Objects.requireNonNull(value(MergeField.KIND)),
                (String) Objects.requireNonNull(value(MergeField.NAME)),
                (CustomerTier) value(MergeField.TIER),
                (CustomerStage) value(MergeField.STAGE),
                (UUID) value(MergeField.OWNER),
                (UUID) value(MergeField.UNIT),
                (String) value(MergeField.INDUSTRY),
                (String) value(MergeField.CREDIT_CODE),
                (Gender) value(MergeField.GENDER),
                (LocalDate) value(MergeField.BIRTHDAY),
                (String) value(MergeField.SOURCE),
                (String) value(MergeField.NOTE),
                united(RegisterCustomer::tags, tag -> tag, tag -> tag, MOST_TAGS, "tags"),
                customFields(),
                united(
                        RegisterCustomer::contactPoints,
                        point -> List.of(point.type(), point.value().strip()),
                        MergedFile::another,
                        MOST_POINTS,
                        "contactPoints"),
                united(
                        RegisterCustomer::addresses,
                        address -> Stream.of(
                                        address.type(),
                                        address.province(),
                                        address.city(),
                                        address.district(),
                                        address.detail())
                                .map(String::valueOf)
                                .toList(),
                        MergedFile::another,
                        MOST_ADDRESSES,
                        "addresses"),
                united(
                        RegisterCustomer::contacts,
                        contact -> List.of(contact.name(), String.valueOf(contact.phone())),
                        MergedFile::another,
                        MOST_CONTACTS,
                        "contacts"),
                first.externalRef());
    }

    List<MergePreviewView.MergeDifference> differences() {
        return Stream.of(MergeField.values())
                .filter(field ->
                        parties.values().stream().map(field::of).distinct().count() > 1)
                .map(field -> {
                    var keeper = keeper(field);
                    return new MergePreviewView.MergeDifference(
                            field,
                            parties.entrySet().stream()
                                    .map(party -> new MergePreviewView.MergeValue(
                                            party.getKey(),
                                            field.of(party.getValue()),
                                            party.getKey().equals(keeper)))
                                    .toList());
                })
                .toList();
    }

    private @Nullable Object value(MergeField field) {
        return field.of(Objects.requireNonNull(parties.get(keeper(field))));
    }

    private UUID keeper(MergeField field) {
        var chosen = choices.get(field);
        return chosen != null
                ? chosen
                : parties.entrySet().stream()
                        .filter(party -> field.of(party.getValue()) != null)
                        .map(Map.Entry::getKey)
                        .findFirst()
                        .orElse(survivor);
    }

    private Map<String, Object> customFields() {
        var fields = new LinkedHashMap<String, Object>();
        parties.values().stream()
                .map(RegisterCustomer::customFields)
                .filter(Objects::nonNull)
                .forEach(known -> known.forEach(fields::putIfAbsent));
        return fields;
    }

    /** What is in any of the lists, the survivor's first and as it is; of the others as new entries. */
    private <T> List<T> united(
            Function<RegisterCustomer, @Nullable List<T>> list,
            Function<T, Object> same,
            UnaryOperator<T> another,
            int most,
            String name) {
        var united = new ArrayList<T>();
        var seen = new HashSet<Object>();
        parties.forEach((id, party) -> {
            var known = list.apply(party);
            if (known != null) {
                for (var one : known) {
                    if (seen.add(same.apply(one))) {
                        united.add(id.equals(survivor) ? one : another.apply(one));
                    }
                }
            }
        });
        if (united.size() > most) {
            throw Refusal.rule("merge_too_much", name, most);
        }
        return united;
    }

    private static ContactPoint another(ContactPoint point) {
        return new ContactPoint(
                null, point.type(), point.value(), point.label(), false, point.optOut(), point.verifiedAt());
    }

    private static Address another(Address address) {
        return new Address(
                null,
                address.type(),
                address.regionCode(),
                address.province(),
                address.city(),
                address.district(),
                address.detail(),
                address.postcode(),
                false);
    }

    private static Contact another(Contact contact) {
        return new Contact(
                null, contact.name(), contact.position(), contact.phone(), contact.email(), contact.note(), false);
    }
}
