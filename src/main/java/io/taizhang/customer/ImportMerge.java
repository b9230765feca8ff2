package io.taizhang.customer;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a customer becomes when an imported one is laid over them. */
final class ImportMerge {

    private ImportMerge() {}

    /** The edit that results; {@code base} is what stands now, with phone numbers as shown, or null for a new customer. */
    static RegisterCustomer of(
            ImportedCustomer row, @Nullable RegisterCustomer base, ContactBook present, PhoneNumbers phones) {
        var start = base == null ? blank(row) : base;
        return new RegisterCustomer(
                Objects.requireNonNullElse(row.kind(), start.kind()),
                Objects.requireNonNullElse(row.name(), start.name()),
                or(row.tier(), start.tier()),
                start.stage(),
                or(row.ownerId(), start.ownerId()),
                or(row.unitId(), start.unitId()),
                or(row.industry(), start.industry()),
                or(row.creditCode(), start.creditCode()),
                start.gender(),
                start.birthday(),
                start.source(),
                or(row.note(), start.note()),
                or(row.tags(), start.tags()),
                fields(row, start),
                points(row, start.pointList(), present, phones),
                addresses(row.address(), start.addressList()),
                start.contactList(),
                or(row.externalRef(), start.externalRef()));
    }

    private static RegisterCustomer blank(ImportedCustomer row) {
        var kind = row.creditCode() == null ? CustomerKind.PERSON : CustomerKind.ORGANISATION;
        return new RegisterCustomer(
                kind, "", null, null, null, null, null, null, null, null, null, null, null, null, null, null, null,
                null);
    }

    private static <T> @Nullable T or(@Nullable T given, @Nullable T otherwise) {
        return given == null ? otherwise : given;
    }

    private static @Nullable Map<String, Object> fields(ImportedCustomer row, RegisterCustomer start) {
        if (row.customFields() == null) {
            return start.customFields();
        }
        var fields = new LinkedHashMap<>(start.fieldMap());
        fields.putAll(row.customFields());
        return fields;
    }

    private static List<ContactPoint> points(
            ImportedCustomer row, List<ContactPoint> shown, ContactBook present, PhoneNumbers phones) {
        var points = shown;
        if (row.phone() != null && !row.phone().isBlank()) {
            var kept = phones.checked(row.phone(), "/phone");
            if (!present.phones().contains(kept)) {
                var type = PhoneNumbers.isMobile(kept) ? ContactPointType.MOBILE : ContactPointType.PHONE;
                points = inFront(points, type, kept);
            }
        }
        if (row.email() != null && !row.email().isBlank()) {
            var email = row.email().strip();
            ContactBook.requireEmail(email, "/email");
            if (points.stream().noneMatch(point -> point.value().equalsIgnoreCase(email))) {
                points = inFront(points, ContactPointType.EMAIL, email);
            }
        }
        return points;
    }

    private static List<ContactPoint> inFront(List<ContactPoint> points, ContactPointType type, String value) {
        var longer = new ArrayList<ContactPoint>();
        longer.add(new ContactPoint(null, type, value, null, true, false, null));
        for (var point : points) {
            longer.add(
                    point.type() == type && point.isPrimary()
                            ? point.with(Objects.requireNonNull(point.id()), point.value(), false)
                            : point);
        }
        return longer;
    }

    private static List<Address> addresses(@Nullable Address imported, List<Address> present) {
        if (imported == null || present.stream().anyMatch(imported::isSamePlaceAs)) {
            return present;
        }
        var longer = new ArrayList<Address>();
        longer.add(imported.with(null, true));
        for (var address : present) {
            longer.add(
                    address.type() == imported.type() && address.isPrimary()
                            ? address.with(address.id(), false)
                            : address);
        }
        return longer;
    }
}
