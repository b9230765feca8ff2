package io.taizhang.account;

import static java.util.stream.Collectors.toSet;

import com.fasterxml.jackson.databind.JsonNode;
import io.taizhang.audit.AuditTrail;
import io.taizhang.customer.CustomerFile;
import io.taizhang.identity.Caller;
import io.taizhang.identity.OrgDirectory;
import io.taizhang.platform.BusinessTime;
import io.taizhang.platform.ListRequest;
import io.taizhang.platform.MergePatch;
import io.taizhang.platform.Page;
import io.taizhang.platform.Refusal;
import io.taizhang.platform.Version;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What can be done with entries on customers' accounts. */
@ApplicationScoped
@Transactional
public class EntryService {

    /** Money paid back from a customer's credit, as {@code approval_policy} names it. */
    public static final String REFUND = "account.refund";

    private static final String SUBJECT = "entry";

    private final Entries entries;
    private final EntryRules rules;
    private final EntryViews views;
    private final EntryImport imports;
    private final CustomerFile file;
    private final OrgDirectory units;
    private final PostingRights rights;
    private final EntryReviews reviews;
    private final MergePatch patches;
    private final AuditTrail audit;
    private final Caller caller;
    private final BusinessTime time;

    EntryService(
            Entries entries,
            EntryRules rules,
            EntryViews views,
            EntryImport imports,
            CustomerFile file,
            OrgDirectory units,
            PostingRights rights,
            EntryReviews reviews,
            MergePatch patches,
            AuditTrail audit,
            Caller caller,
            BusinessTime time) {
        this.entries = entries;
        this.rules = rules;
        this.views = views;
        this.imports = imports;
        this.file = file;
        this.units = units;
        this.rights = rights;
        this.reviews = reviews;
        this.patches = patches;
        this.audit = audit;
        this.caller = caller;
        this.time = time;
    }

    /** What the caller may see of what a list asks for. */
    public Page<EntryView> list(ListRequest request) {
        return entries.page(request).mapAll(views::of);
    }

    EntryTotalsView totals(ListRequest request) {
        return entries.totals(request);
    }

    EntryView get(UUID id) {
        return views.of(entries.require(id));
    }

    EntryHistoryView history(UUID id) {
        return new EntryHistoryView(views.of(entries.history(entries.require(id))));
    }

    EntryView record(DraftEntry command) {
        if (command.staysDraft()) {
            return draft(command.content());
        }
        var posted = post(command.content());
        reviews.ofPosting(posted, new AccountActs.Posting(command, null));
        return posted;
    }

    private EntryView draft(PostEntry content) {
        var customer = file.requireFor(content.customerId(), "/customerId");
        var entry = new Entry(checked(content, time.today(), ""), caller.id());
        entries.save(entry, "/amount");
        var view = views.of(entry, customer);
        audit.record("entry.drafted", SUBJECT, entry.id(), customer.id(), null, view);
        return view;
    }

    /**
     * Posts an entry at once, in the caller's name.
     *
     * @throws Refusal 403 {@code not_allowed}, {@code adjustment_not_allowed} or {@code credit_override_not_allowed}, 422
     *     {@code customer_unknown}, {@code credit_limit_exceeded}, {@code second_person_needed} or what {@link EntryRules}
     *     finds wrong, 409 {@code account_closed}
     */
    public EntryView post(PostEntry content) {
        rights.requireMayPost(content);
        return postDecided(content, caller.id());
    }

    /**
     * What a document charges or gives back, such as a bill.
     *
     * @param taxes the tax that stands on it, each rate once, together the amount; none when it says nothing of tax
     */
    public record Document(PostEntry content, List<EntryTax> taxes) {}

    /**
     * Posts what a second person has decided, a write-off or money paid back, in the name of who asked for it.
     *
     * @throws Refusal 422 {@code customer_unknown} or what {@link EntryRules} finds wrong, 409 {@code account_closed}
     */
    public EntryView postDecided(PostEntry content, UUID maker) {
        return postDecided(List.of(new Document(content, List.of())), maker).get(0);
    }

    /**
     * Posts what documents say, all or none, in the name of whoever made them.
     *
     * @return the entries in the order of the documents
     * @throws Refusal like {@link #postDecided(PostEntry, UUID)}
     */
    public List<EntryView> postDecided(List<Document> documents, UUID maker) {
        var made = new ArrayList<Entry>();
        for (var document : documents) {
            var entry = made(document.content(), maker);
            entry.taxes.addAll(document.taxes());
            made.add(entry);
        }
        return post(made, maker);
    }

    /**
     * Posts a payment that a card of the house makes in the same transaction by this movement, in the caller's name.
     *
     * @throws Refusal like {@link #post(PostEntry)}
     */
    public EntryView postByCard(PostEntry content, UUID movement, @Nullable String terminal) {
        rights.requireMayPost(content);
        var part = new EntryPayment(EntryMethod.CARD, content.amount().minor(), movement);
        var entry = made(content, caller.id());
        entry.tender(List.of(part), terminal);
        return post(List.of(entry), caller.id()).get(0);
    }

    private Entry made(PostEntry content, UUID maker) {
        return new Entry(checked(content, time.today(), ""), maker);
    }

    private List<EntryView> post(List<Entry> made, UUID maker) {
        var customers =
                file.requireFor(made.stream().map(entry -> entry.customerId).collect(toSet()), "/customerId");
        var now = time.now();
        made.forEach(entry -> entry.post(maker, now, rules.moment(entry.businessDate, now)));
        entries.saveAll(made, "/amount");
        var posted = views.of(made, customers);
        audit.recordAll(
                "entry.posted",
                SUBJECT,
                posted.stream()
                        .map(view -> new AuditTrail.Change(view.id(), view.customerId(), null, view))
                        .toList());
        return posted;
    }

    /** @param version of the draft; null for whatever it says by now */
    EntryView post(UUID id, @Nullable Long version) {
        var entry = entries.lock(id);
        if (version != null) {
            new Version(version).requireCurrent(entry.version(), () -> views.of(entry));
        }
        entry.requireDraft();
        rights.requireMayPost(entry.editable());
        var before = views.of(entry);
        finish(entry, caller.id(), time.now(), "");
        var after = views.of(entry);
        audit.record("entry.posted", SUBJECT, id, entry.customerId, before, after);
        reviews.ofPosting(after, new AccountActs.Posting(null, before.version()));
        return after;
    }

    EntryView change(UUID id, Version version, JsonNode patch) {
        var entry = entries.lock(id);
        var before = views.of(entry);
        version.requireCurrent(entry.version(), () -> before);
        entry.requireDraft();
        var content = patches.apply(entry.editable(), patch);
        if (!content.customerId().equals(entry.customerId)) {
            file.requireFor(content.customerId(), "/customerId");
        }
        entry.change(checked(content, entry.businessDate, ""));
        entries.flush();
        var after = views.of(entry);
        audit.record("entry.changed", SUBJECT, id, entry.customerId, before, after);
        return after;
    }

    void discard(UUID id, Version version) {
        var entry = entries.lock(id);
        var before = views.of(entry);
        version.requireCurrent(entry.version(), () -> before);
        entry.requireDraft();
        entry.deletedAt = time.now();
        audit.record("entry.discarded", SUBJECT, id, entry.customerId, before, null);
    }

    EntryView restore(UUID id) {
        var entry = entries.lockDiscarded(id);
        entry.deletedAt = null;
        entries.flush();
        var after = views.of(entry);
        audit.record("entry.restored", SUBJECT, id, entry.customerId, null, after);
        return after;
    }

    /**
     * Takes a posted entry back and posts what should have been; answers with the latter, or else with the reversal. What
     * the entry had settled is open again, or settled by the replacement.
     *
     * @throws Refusal 404 when it does not exist or lies outside the caller's scope, 409 {@code entry_not_posted},
     *     {@code entry_is_reversal}, {@code entry_already_corrected}, {@code entry_paid_by_card} or
     *     {@code account_closed}, 422 as for a posting
     */
    public EntryView correct(UUID id, CorrectEntry command) {
        var original = lockCorrectable(id);
        if (original.isPaidByCard()) {
            throw Refusal.conflict("entry_paid_by_card", original.number);
        }
        var now = time.now();
        var result = original.reversal(command.reason(), caller.id(), now);
        entries.save(result, "");
        if (command.replacement() != null) {
            result = replacement(original, command.replacement());
            result.replace(original, command.reason());
            finish(result, caller.id(), now, "/replacement/amount");
        }
        var view = views.of(result);
        audit.record("entry.corrected", SUBJECT, id, original.customerId, views.of(original), view);
        return view;
    }

    /** Like {@link #correct}, where somebody decides it by themselves and a second person may have to agree. */
    EntryView correctByHand(UUID id, CorrectEntry command) {
        var result = correct(id, command);
        reviews.ofCorrection(id, result, command);
        return result;
    }

    /** Takes a payment by card back, as {@link #correct}, for whoever gives the card its money in this transaction. */
    public EntryView takeBack(UUID id, String reason, UUID maker) {
        var original = lockCorrectable(id);
        var reversal = original.reversal(reason, maker, time.now());
        entries.save(reversal, "");
        var view = views.of(reversal);
        audit.record("entry.corrected", SUBJECT, id, original.customerId, views.of(original), view);
        return view;
    }

    private Entry lockCorrectable(UUID id) {
        var entry = entries.lock(id);
        entry.requireCorrectable();
        if (entries.isReversed(id)) {
            throw Refusal.conflict("entry_already_corrected", entry.number);
        }
        return entry;
    }

    private Entry replacement(Entry original, PostEntry content) {
        if (!content.customerId().equals(original.customerId)) {
            throw Refusal.rule("correction_other_customer").at("/replacement/customerId");
        }
        rights.requireMayReplace(original.editable(), content);
        return new Entry(checked(content, original.businessDate, "/replacement"), caller.id());
    }

    /**
     * Posts up to {@value EntryImport#MAX_BATCH} entries in one transaction. An entry whose external reference is
     * already there counts as unchanged and is not looked at; one that breaks a rule is rejected and does not stop the
     * others. Roll the transaction back for a dry run. Ends with one row in the audit trail.
     *
     * @throws IllegalArgumentException when there are more
     */
    public ImportResult importBatch(List<ImportedEntry> batch) {
        return imports.post(batch);
    }

    private CheckedEntry checked(PostEntry content, LocalDate usualDate, String pointer) {
        units.require(content.shopId(), pointer + "/shopId");
        return rules.check(content, usualDate, pointer);
    }

    private void finish(Entry entry, UUID by, Instant now, String pointer) {
        entry.post(by, now, rules.moment(entry.businessDate, now));
        entries.save(entry, pointer);
    }
}
