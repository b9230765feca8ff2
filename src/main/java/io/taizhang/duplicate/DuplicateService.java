package io.taizhang.duplicate;

import io.taizhang.audit.AuditTrail;
import io.taizhang.customer.CustomerFile;
import io.taizhang.customer.CustomerRef;
import io.taizhang.customer.CustomerWatch;
import io.taizhang.customer.RegisterCustomer;
import io.taizhang.duplicate.DuplicateFinder.Match;
import io.taizhang.duplicate.DuplicatePairs.Found;
import io.taizhang.identity.Caller;
import io.taizhang.identity.OrgDirectory;
import io.taizhang.identity.StaffDirectory;
import io.taizhang.platform.BusinessTime;
import io.taizhang.platform.ListRequest;
import io.taizhang.platform.Page;
import io.taizhang.platform.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Who may be somebody who is known already: asked when they are registered, and decided pair by pair. */
@ApplicationScoped
@Transactional
class DuplicateService implements CustomerWatch {

    private static final int MOST_CANDIDATES = 10;

    private final DuplicatePairs pairs;
    private final DuplicateFinder finder;
    private final CustomerFile file;
    private final Caller caller;
    private final StaffDirectory staff;
    private final OrgDirectory units;
    private final AuditTrail audit;
    private final BusinessTime time;

    DuplicateService(
            DuplicatePairs pairs,
            DuplicateFinder finder,
            CustomerFile file,
            Caller caller,
            StaffDirectory staff,
            OrgDirectory units,
            AuditTrail audit,
            BusinessTime time) {
        this.pairs = pairs;
        this.finder = finder;
        this.file = file;
        this.caller = caller;
        this.staff = staff;
        this.units = units;
        this.audit = audit;
        this.time = time;
    }

    Page<DuplicateView> list(ListRequest request) {
        return pairs.page(request).mapAll(this::views);
    }

    DuplicateView get(UUID id) {
        return view(pairs.require(id));
    }

    /** Keeps what somebody says of a pair; to say the same again changes nothing. */
    DuplicateView decide(UUID id, DecideDuplicate decision) {
        var pair = pairs.lock(id);
        var before = view(pair);
        if (pair.status == decision.status() && Objects.equals(pair.note, decision.note())) {
            return before;
        }
        var open = decision.status() == DuplicateStatus.OPEN;
        pair.decide(decision, open ? null : caller.id(), open ? null : time.now());
        pairs.flush();
        var after = view(pair);
        audit.record("duplicate.decided", "duplicate_pair", id, pair.firstId, before, after);
        return after;
    }

    /** Whom somebody who is about to be registered may be, whether that is likely or only possible. */
    DuplicateCheckView check(RegisterCustomer command) {
        return new DuplicateCheckView(candidates(finder.matches(Subjects.fingerprint(command))));
    }

    @Override
    public void beforeRegistering(RegisterCustomer command, @Nullable String override) {
        var likely = likely(command);
        if (override == null && !likely.isEmpty()) {
            throw Refusal.conflict("possible_duplicate", likely.size()).with("candidates", candidates(likely));
        }
    }

    @Override
    public void registered(UUID customerId, RegisterCustomer command, @Nullable String override) {
        var print = Subjects.fingerprint(command);
        if (override != null) {
            var likely = likely(command);
            if (!likely.isEmpty()) {
                pairs.propose(
                        likely.stream()
                                .map(match -> new Found(
                                        customerId, match.customer().ref().id(), match.likeness()))
                                .toList(),
                        time.now());
                audit.record(
                        "duplicate.overridden",
                        "customer",
                        customerId,
                        customerId,
                        null,
                        new Overridden(
                                override,
                                likely.stream()
                                        .map(match -> match.customer().ref().id())
                                        .toList()));
            }
        }
        finder.remember(Map.of(customerId, print));
    }

    /** What the audit trail keeps. */
    private record Overridden(String reason, List<UUID> candidates) {}

    private List<Match> likely(RegisterCustomer command) {
        return finder.matches(Subjects.fingerprint(command)).stream()
                .filter(match -> match.likeness().isLikely())
                .toList();
    }

    private List<DuplicateCandidateView> candidates(List<Match> matches) {
        var shown = matches.stream().limit(MOST_CANDIDATES).toList();
        var refs = shown.stream().map(match -> match.customer().ref()).toList();
        var owners = owners(refs);
        var unitNames = units.names(
                refs.stream().map(CustomerRef::unitId).filter(Objects::nonNull).collect(Collectors.toSet()));
        return shown.stream().map(match -> candidate(match, owners, unitNames)).toList();
    }

    private DuplicateCandidateView candidate(Match match, Map<UUID, String> owners, Map<UUID, String> unitNames) {
        var ref = match.customer().ref();
        var keeper = ref.ownerId() == null ? null : owners.get(ref.ownerId());
        var ask = keeper != null ? keeper : ref.unitId() == null ? null : unitNames.get(ref.unitId());
        return caller.scope().covers(ref.ownerId(), ref.unitId())
                ? new DuplicateCandidateView(
                        true,
                        DuplicatePartyView.of(ref, owners),
                        match.likeness().score(),
                        DuplicateReason.of(match.likeness()),
                        ask)
                : new DuplicateCandidateView(false, null, null, null, ask);
    }

    private DuplicateView view(DuplicatePair pair) {
        return views(List.of(pair)).get(0);
    }

    private List<DuplicateView> views(List<DuplicatePair> shown) {
        var refs = file.find(shown.stream()
                .flatMap(pair -> Stream.of(pair.firstId, pair.secondId))
                .collect(Collectors.toSet()));
        var owners = owners(refs.values());
        var parties = refs.values().stream()
                .collect(Collectors.toMap(CustomerRef::id, ref -> DuplicatePartyView.of(ref, owners)));
        return shown.stream().map(pair -> DuplicateView.of(pair, parties)).toList();
    }

    private Map<UUID, String> owners(Collection<CustomerRef> refs) {
        var ids = new HashSet<UUID>();
        refs.forEach(ref -> {
            if (ref.ownerId() != null) {
                ids.add(ref.ownerId());
            }
        });
        return staff.names(ids);
    }
}
