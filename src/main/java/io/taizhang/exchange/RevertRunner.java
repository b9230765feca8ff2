package io.taizhang.exchange;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.taizhang.account.CorrectEntry;
import io.taizhang.account.EntryService;
import io.taizhang.card.CardOpenings;
import io.taizhang.contract.ContractService;
import io.taizhang.contract.DraftContract;
import io.taizhang.customer.Address;
import io.taizhang.customer.Contact;
import io.taizhang.customer.ContactPoint;
import io.taizhang.customer.CustomerService;
import io.taizhang.customer.RegisterCustomer;
import io.taizhang.exchange.ImportChanges.Kept;
import io.taizhang.exchange.ImportReverts.Piece;
import io.taizhang.identity.OnBehalf;
import io.taizhang.interaction.InteractionService;
import io.taizhang.interaction.RecordInteraction;
import io.taizhang.platform.Refusal;
import io.taizhang.platform.Version;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Takes imports back: each record in a transaction of its own with the row that tells of it, in the name of whoever asked,
 * through the same doors as by hand. So nothing is done twice or forgotten, whatever breaks off, and what one record
 * refuses holds up no other. What somebody has changed since, or hangs something on, stays and is listed.
 */
@ApplicationScoped
class RevertRunner {

    private static final Logger LOG = Logger.getLogger(RevertRunner.class);
    private static final int PIECE = 200;

    private final ImportReverts reverts;
    private final ImportChanges changes;
    private final ImportRefs refs;
    private final CustomerService customers;
    private final InteractionService interactions;
    private final ContractService contracts;
    private final EntryService entries;
    private final CardOpenings cards;
    private final OnBehalf onBehalf;

    RevertRunner(
            ImportReverts reverts,
            ImportChanges changes,
            ImportRefs refs,
            CustomerService customers,
            InteractionService interactions,
            ContractService contracts,
            EntryService entries,
            CardOpenings cards,
            OnBehalf onBehalf) {
        this.reverts = reverts;
        this.changes = changes;
        this.refs = refs;
        this.customers = customers;
        this.interactions = interactions;
        this.contracts = contracts;
        this.entries = entries;
        this.cards = cards;
        this.onBehalf = onBehalf;
    }

    @Scheduled(every = "2s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void goOn() {
        var more = true;
        while (more) {
            more = false;
            for (var piece : reverts.pieces(PIECE)) {
                more |= work(piece);
            }
        }
    }

    /** @return whether anything came of it: where another instance works on the same records, nothing may */
    private boolean work(Piece piece) {
        var done = new AtomicBoolean(piece.changes().isEmpty());
        var allowed = onBehalf.run(piece.actor(), () -> {
            if (!reverts.mayGoOn(piece.jobId())) {
                reverts.settle(piece.jobId(), "not_allowed");
                done.set(true);
                return;
            }
            piece.changes().forEach(change -> {
                if (workOn(change, piece)) {
                    done.set(true);
                }
            });
            reverts.settle(piece.jobId(), null);
        });
        if (!allowed) {
            reverts.settle(piece.jobId(), "staff_unknown");
        }
        return done.get() || !allowed;
    }

    private boolean workOn(long id, Piece piece) {
        try {
            return QuarkusTransaction.requiringNew().call(() -> {
                var taken = changes.take(id);
                taken.ifPresent(change -> {
                    undo(change, piece);
                    changes.settle(id, null);
                });
                return taken.isPresent();
            });
        } catch (Refusal refusal) {
            keep(id, refusal.code());
        } catch (RuntimeException failed) {
            LOG.warnf(failed, "Change %d of import %s could not be taken back", id, piece.jobId());
            keep(id, "import_change_stays");
        }
        return true;
    }

    private void keep(long id, String code) {
        QuarkusTransaction.requiringNew().run(() -> changes.take(id).ifPresent(change -> changes.settle(id, code)));
    }

    private void undo(Kept change, Piece piece) {
        var id = change.recordId();
        var version = new Version(change.version());
        switch (change.subject()) {
            case CUSTOMER -> undoCustomer(change, version);
            case INTERACTION -> {
                if (change.isNew()) {
                    interactions.delete(id, version);
                    refs.forget(ImportTarget.INTERACTIONS, id);
                } else {
                    interactions.rewrite(id, version, changes.before(change, RecordInteraction.class));
                }
            }
            case CONTRACT -> {
                if (change.isNew()) {
                    contracts.delete(id, version);
                    refs.forget(ImportTarget.CONTRACTS, id);
                } else {
                    contracts.rewrite(id, version, changes.before(change, DraftContract.class));
                }
            }
            case ENTRY -> entries.correct(id, new CorrectEntry("撤销导入 " + piece.fileName(), null));
            case CARD -> {
                cards.takeBack(id);
                refs.forget(ImportTarget.CARDS, id);
            }
        }
    }

    private void undoCustomer(Kept change, Version version) {
        if (change.isNew()) {
            customers.delete(change.recordId(), version);
            refs.forget(ImportTarget.CUSTOMERS, change.recordId());
            return;
        }
        customers.held(change.recordId(), version);
        var present = customers.heldEditable(change.recordId());
        customers.rewrite(change.recordId(), revived(changes.before(change, RegisterCustomer.class), present));
    }

    /** As it was; entries that are gone meanwhile come back as new ones. */
    private static RegisterCustomer revived(RegisterCustomer before, RegisterCustomer present) {
        var known = new HashSet<@Nullable UUID>();
        known.addAll(all(present.contactPoints(), ContactPoint::id));
        known.addAll(all(present.addresses(), Address::id));
        known.addAll(all(present.contacts(), Contact::id));
        return before.with(
                before.customFields(),
                all(before.contactPoints(), point -> revived(point, known)),
                all(before.addresses(), address -> revived(address, known)),
                all(before.contacts(), contact -> revived(contact, known)));
    }

    private static <E, V> List<V> all(@Nullable List<E> entries, Function<E, V> of) {
        return entries == null ? List.of() : entries.stream().map(of).toList();
    }

    private static ContactPoint revived(ContactPoint point, Set<@Nullable UUID> known) {
        return known.contains(point.id())
                ? point
                : new ContactPoint(
                        null,
                        point.type(),
                        point.value(),
                        point.label(),
                        point.primary(),
                        point.optOut(),
                        point.verifiedAt());
    }

    private static Address revived(Address address, Set<@Nullable UUID> known) {
        return known.contains(address.id())
                ? address
                : new Address(
                        null,
                        address.type(),
                        address.regionCode(),
                        address.province(),
                        address.city(),
                        address.district(),
                        address.detail(),
                        address.postcode(),
                        address.primary());
    }

    private static Contact revived(Contact contact, Set<@Nullable UUID> known) {
        return known.contains(contact.id())
                ? contact
                : new Contact(
                        null,
                        contact.name(),
                        contact.position(),
                        contact.phone(),
                        contact.email(),
                        contact.note(),
                        contact.primary());
    }
}
