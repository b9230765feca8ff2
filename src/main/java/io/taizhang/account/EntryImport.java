package io.taizhang.account;

import io.taizhang.audit.AuditTrail;
import io.taizhang.customer.CustomerFile;
import io.taizhang.customer.CustomerRef;
import io.taizhang.identity.Caller;
import io.taizhang.identity.OrgDirectory;
import io.taizhang.platform.BusinessTime;
import io.taizhang.platform.Ids;
import io.taizhang.platform.Money;
import io.taizhang.platform.Refusal;
import io.taizhang.platform.Texts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Posts a batch of entries from another system: every rule in memory, then a handful of statements for all of them. */
@ApplicationScoped
class EntryImport {

    static final int MAX_BATCH = 1_000;

    private final EntryRows rows;
    private final EntryRules rules;
    private final Validator validator;
    private final CustomerFile file;
    private final OrgDirectory units;
    private final AuditTrail audit;
    private final Caller caller;
    private final BusinessTime time;

    EntryImport(
            EntryRows rows,
            EntryRules rules,
            Validator validator,
            CustomerFile file,
            OrgDirectory units,
            AuditTrail audit,
            Caller caller,
            BusinessTime time) {
        this.rows = rows;
        this.rules = rules;
        this.validator = validator;
        this.file = file;
        this.units = units;
        this.audit = audit;
        this.caller = caller;
        this.time = time;
    }

    /** An entry of the batch that is right by itself. */
    private record Candidate(int index, @Nullable String externalRef, CheckedEntry entry) {

        UUID customerId() {
            return entry.content().customerId();
        }
    }

    /** What the audit trail keeps of a batch. */
    record ImportedBatch(int created, int unchanged, int rejected, Money effect) {}

    ImportResult post(List<ImportedEntry> batch) {
        if (batch.size() > MAX_BATCH) {
            throw new IllegalArgumentException("A batch holds at most " + MAX_BATCH + " entries");
        }
        var rejected = new ArrayList<ImportResult.RejectedEntry>();
        var candidates = check(batch, rejected);
        var now = time.now();
        // From here on nobody else posts for these customers: neither the same reference nor against the same limit.
        var accounts = rows.lockAccounts(
                candidates.stream().map(Candidate::customerId).collect(Collectors.toCollection(TreeSet::new)), now);
        var known = new HashSet<>(rows.known(candidates.stream()
                .flatMap(candidate -> Stream.ofNullable(candidate.externalRef()))
                .toList()));
        var accepted = new ArrayList<EntryRows.NewRow>();
        var unchanged = 0;
        var effect = 0L;
        for (var candidate : candidates) {
            if (candidate.externalRef() != null && !known.add(candidate.externalRef())) {
                unchanged++;
                continue;
            }
            var account = Objects.requireNonNull(accounts.get(candidate.customerId()));
            if (account.takes(candidate.entry().effectMinor())) {
                var moment = rules.moment(candidate.entry().businessDate(), now);
                accepted.add(new EntryRows.NewRow(Ids.next(), candidate.externalRef(), candidate.entry(), moment));
                effect = Math.addExact(effect, candidate.entry().effectMinor());
            } else {
                rejected.add(new ImportResult.RejectedEntry(
                        candidate.index(),
                        account.refusal(candidate.entry().effectMinor()).at("/amount")));
            }
        }
        rows.insert(accepted, caller.id(), now);
        rejected.sort(Comparator.comparingInt(ImportResult.RejectedEntry::index));
        var result = new ImportResult(
                accepted.size(),
                accepted.stream().map(EntryRows.NewRow::id).toList(),
                unchanged,
                Money.fen(effect),
                List.copyOf(rejected));
        audit.record(
                "entry.imported",
                "entry_batch",
                Ids.next(),
                null,
                null,
                new ImportedBatch(result.created(), unchanged, rejected.size(), result.effect()));
        return result;
    }

    private List<Candidate> check(List<ImportedEntry> batch, List<ImportResult.RejectedEntry> rejected) {
        var customers = file.find(batch.stream()
                .map(imported -> imported.entry().customerId())
                .filter(Objects::nonNull)
                .collect(Collectors.toSet()));
        var shops = units.names(batch.stream()
                        .flatMap(imported -> Stream.ofNullable(imported.entry().shopId()))
                        .collect(Collectors.toSet()))
                .keySet();
        var candidates = new ArrayList<Candidate>();
        for (int i = 0; i < batch.size(); i++) {
            try {
                candidates.add(check(i, batch.get(i), customers, shops));
            } catch (Refusal refusal) {
                rejected.add(new ImportResult.RejectedEntry(i, refusal));
            }
        }
        return candidates;
    }

    private Candidate check(int index, ImportedEntry imported, Map<UUID, CustomerRef> customers, Set<UUID> shops) {
        requireBounds(imported);
        var content = imported.entry();
        var customer = customers.get(content.customerId());
        if (customer == null || !caller.scope().covers(customer.ownerId(), customer.unitId())) {
            throw Refusal.rule("customer_unknown").at("/customerId");
        }
        if (content.shopId() != null && !shops.contains(content.shopId())) {
            throw Refusal.rule("org_unit_unknown").at("/shopId");
        }
        var entry = rules.check(content, time.today(), "");
        return new Candidate(index, Texts.strippedOrNull(imported.externalRef()), entry);
    }

    private void requireBounds(ImportedEntry imported) {
        var violations =
                imported.fitsBounds() ? Set.<ConstraintViolation<ImportedEntry>>of() : validator.validate(imported);
        if (!violations.isEmpty()) {
            var refusal = Refusal.rule("validation_failed");
            violations.stream().map(EntryImport::pointer).sorted().forEach(refusal::at);
            throw refusal;
        }
        if (!imported.canBeStored()) {
            throw Refusal.rule("value_out_of_range");
        }
    }

    /** {@code entry.lines[2].product} is {@code /lines/2/product}: pointers are into the entry. */
    private static String pointer(ConstraintViolation<ImportedEntry> violation) {
        var path = violation.getPropertyPath().toString();
        return "/"
                + path.replaceFirst("^entry\\.", "")
                        .replaceAll("\\[(\\d+)]", "/$1")
                        .replace('.', '/');
    }
}
