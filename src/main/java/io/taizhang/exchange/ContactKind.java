package io.taizhang.exchange;

import io.taizhang.customer.Contact;
import io.taizhang.customer.CustomerService;
import io.taizhang.customer.ImportOutcome.Act;
import io.taizhang.platform.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** People at customers: known by what another system calls them, or else by their name at the customer. */
@ApplicationScoped
class ContactKind implements RecordKind {

    private static final Set<String> YES = Set.of("是", "主要", "√", "y", "yes", "true", "1");
    private static final Set<String> NO = Set.of("否", "n", "no", "false", "0");

    private final CustomerService customers;

    ContactKind(CustomerService customers) {
        this.customers = customers;
    }

    @Override
    public ImportTarget target() {
        return ImportTarget.CONTACTS;
    }

    @Override
    public @Nullable String reference(ImportRow row) {
        return row.text(ImportField.CONTACT_REF);
    }

    @Override
    public ImportField referenceField() {
        return ImportField.CONTACT_REF;
    }

    @Override
    public @Nullable String customer(ImportRow row) {
        return row.text(ImportField.CONTACT_CUSTOMER);
    }

    @Override
    public Written write(ImportRow row, Around around) {
        var customer = around.customer();
        if (customer == null) {
            throw ImportRow.missing(ImportField.CONTACT_CUSTOMER);
        }
        var edit = customers.heldEditable(customer.id());
        var present = edit.contacts() == null ? List.<Contact>of() : edit.contacts();
        var place = place(row, around.known(), present);
        var contacts = new ArrayList<>(present);
        var contact = row.checked(contact(row, place < 0 ? null : present.get(place)));
        if (place >= 0 && contact.equals(present.get(place))) {
            return new Written(Act.UNCHANGED, Objects.requireNonNull(contact.id()), null, 0);
        }
        if (place < 0) {
            row.requireMayCreate(ImportField.CONTACT_NAME);
            place = contacts.size();
            contacts.add(contact);
        } else {
            row.requireMayUpdate(ImportField.CONTACT_NAME);
            contacts.set(place, contact);
        }
        if (Boolean.TRUE.equals(contact.primary())) {
            for (int other = 0; other < contacts.size(); other++) {
                contacts.set(other, with(contacts.get(other), other == place));
            }
        }
        var after = customers.rewrite(
                customer.id(),
                row.checked(edit.with(edit.customFields(), edit.contactPoints(), edit.addresses(), contacts)));
        var written = after.contacts();
        var id = Objects.requireNonNull(written.get(place).id());
        if (written.equals(present)) {
            return new Written(Act.UNCHANGED, id, null, 0);
        }
        return new Written(written.size() > present.size() ? Act.CREATED : Act.UPDATED, id, null, 0);
    }

    private static int place(ImportRow row, @Nullable UUID known, List<Contact> present) {
        var byReference = IntStream.range(0, present.size())
                .filter(i -> known != null && known.equals(present.get(i).id()))
                .findFirst();
        if (byReference.isPresent()) {
            return byReference.getAsInt();
        }
        var name = row.text(ImportField.CONTACT_NAME);
        return IntStream.range(0, present.size())
                .filter(i -> present.get(i).name().equalsIgnoreCase(name))
                .findFirst()
                .orElse(-1);
    }

    private static Contact contact(ImportRow row, @Nullable Contact present) {
        var name = row.needed(
                ImportField.CONTACT_NAME, row.text(ImportField.CONTACT_NAME), present == null ? null : present.name());
        var primary = primary(row);
        if (present == null) {
            return new Contact(
                    null,
                    name,
                    row.text(ImportField.CONTACT_POSITION),
                    row.text(ImportField.CONTACT_PHONE),
                    row.text(ImportField.CONTACT_EMAIL),
                    row.text(ImportField.CONTACT_NOTE),
                    primary);
        }
        return new Contact(
                present.id(),
                name,
                row.kept(ImportField.CONTACT_POSITION, row.text(ImportField.CONTACT_POSITION), present.position()),
                row.kept(ImportField.CONTACT_PHONE, row.text(ImportField.CONTACT_PHONE), present.phone()),
                row.kept(ImportField.CONTACT_EMAIL, row.text(ImportField.CONTACT_EMAIL), present.email()),
                row.kept(ImportField.CONTACT_NOTE, row.text(ImportField.CONTACT_NOTE), present.note()),
                primary == null ? present.primary() : primary);
    }

    private static @Nullable Boolean primary(ImportRow row) {
        var said = row.text(ImportField.CONTACT_PRIMARY);
        if (said == null) {
            return null;
        }
        var plain = said.equals("√") ? said : ImportField.plain(said);
        if (YES.contains(plain) || NO.contains(plain)) {
            return YES.contains(plain);
        }
        throw Refusal.rule("row_value_unknown", said.length() > 40 ? said.substring(0, 40) : said, "是, 否")
                .at(ImportField.CONTACT_PRIMARY.field());
    }

    private static Contact with(Contact contact, boolean primary) {
        return new Contact(
                contact.id(),
                contact.name(),
                contact.position(),
                contact.phone(),
                contact.email(),
                contact.note(),
                primary);
    }
}
