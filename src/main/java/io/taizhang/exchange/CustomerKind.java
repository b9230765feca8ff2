package io.taizhang.exchange;

import io.taizhang.customer.Address;
import io.taizhang.customer.ContactPoint;
import io.taizhang.customer.ContactPointType;
import io.taizhang.customer.CustomerFile;
import io.taizhang.customer.CustomerService;
import io.taizhang.customer.ImportOutcome.Act;
import io.taizhang.customer.RegisterCustomer;
import io.taizhang.platform.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Customers row by row, for what {@link CustomerRegistration} cannot do by the thousand: finding them by their number here,
 * and clearing what the file leaves empty.
 */
@ApplicationScoped
class CustomerKind implements RecordKind {

    private final CustomerService customers;
    private final CustomerFile file;

    CustomerKind(CustomerService customers, CustomerFile file) {
        this.customers = customers;
        this.file = file;
    }

    /** Whether an import has to go this way. */
    static boolean isNeeded(ColumnMapping columns, ImportOptions options) {
        return columns.isMapped(ImportField.NUMBER) || options.clearsEmpty();
    }

    @Override
    public ImportTarget target() {
        return ImportTarget.CUSTOMERS;
    }

    /** Whoever a row neither numbers nor names is told from others by nothing else. */
    @Override
    public boolean isKnownByPlace(ImportRow row) {
        return customer(row) == null;
    }

    /** Customers carry their external references themselves. */
    @Override
    public @Nullable String reference(ImportRow row) {
        return null;
    }

    @Override
    public ImportField referenceField() {
        return ImportField.EXTERNAL_REF;
    }

    @Override
    public Map<ImportField, String> keys(ImportRow row) {
        var field = key(row);
        var called = row.text(field);
        return called == null ? Map.of() : Map.of(field, called);
    }

    @Override
    public boolean isCustomer() {
        return true;
    }

    @Override
    public @Nullable String customer(ImportRow row) {
        return row.text(key(row));
    }

    private static ImportField key(ImportRow row) {
        return row.text(ImportField.NUMBER) == null ? ImportField.EXTERNAL_REF : ImportField.NUMBER;
    }

    @Override
    public Written write(ImportRow row, Around around) {
        if (around.customer() != null) {
            return change(row, around.customer().id());
        }
        if (row.text(ImportField.NUMBER) != null) {
            throw Refusal.rule("row_customer_unknown", row.required(ImportField.NUMBER))
                    .at(ImportField.NUMBER.field());
        }
        if (around.known() != null) {
            return new Written(Act.UNCHANGED, around.known(), null, 0);
        }
        row.requireMayCreate(ImportField.EXTERNAL_REF);
        row.required(ImportField.NAME);
        var outcome = file.importBatch(List.of(
                        CustomerRow.of(row.source(), row.columns(), row.dates()).customer()))
                .get(0);
        if (outcome.act() == Act.REFUSED) {
            var first = outcome.errors().get(0);
            throw Refusal.rule(first.code(), first.arguments().toArray()).at(first.pointer());
        }
        return new Written(outcome.act(), Objects.requireNonNull(outcome.customerId()), null, 0);
    }

    private Written change(ImportRow row, UUID id) {
        var present = customers.heldEditable(id);
        var said = CustomerRow.laidOver(row.source(), row.columns(), row.dates());
        var edit = row.checked(cleared(row, customers.laidOver(id, said)));
        if (edit.equals(present)) {
            return new Written(Act.UNCHANGED, id, null, 0);
        }
        row.requireMayUpdate(key(row));
        customers.rewrite(id, edit);
        return new Written(Act.UPDATED, id, null, 0);
    }

    /** Without what the row leaves empty, when that is to be cleared. */
    private static RegisterCustomer cleared(ImportRow row, RegisterCustomer edit) {
        return new RegisterCustomer(
                edit.kind(),
                edit.name(),
                edit.tier(),
                edit.stage(),
                edit.ownerId(),
                edit.unitId(),
                row.kept(ImportField.INDUSTRY, row.text(ImportField.INDUSTRY), edit.industry()),
                row.kept(ImportField.CREDIT_CODE, row.text(ImportField.CREDIT_CODE), edit.creditCode()),
                edit.gender(),
                edit.birthday(),
                edit.source(),
                row.kept(ImportField.NOTE, row.text(ImportField.NOTE), edit.note()),
                clears(row, ImportField.TAGS) ? List.of() : edit.tags(),
                edit.customFields(),
                points(row, edit.contactPoints()),
                addresses(row, edit.addresses()),
                edit.contacts(),
                edit.externalRef());
    }

    private static boolean clears(ImportRow row, ImportField field) {
        return row.kept(field, row.text(field), "") == null;
    }

    private static @Nullable List<ContactPoint> points(ImportRow row, @Nullable List<ContactPoint> points) {
        if (points == null) {
            return null;
        }
        Predicate<ContactPoint> phone =
                point -> point.type() == ContactPointType.MOBILE || point.type() == ContactPointType.PHONE;
        Predicate<ContactPoint> email = point -> point.type() == ContactPointType.EMAIL;
        return points.stream()
                .filter(point -> !(clears(row, ImportField.PHONE) && phone.test(point)))
                .filter(point -> !(clears(row, ImportField.EMAIL) && email.test(point)))
                .toList();
    }

    private static @Nullable List<Address> addresses(ImportRow row, @Nullable List<Address> addresses) {
        return clears(row, ImportField.ADDRESS) && clears(row, ImportField.CITY) ? List.of() : addresses;
    }
}
