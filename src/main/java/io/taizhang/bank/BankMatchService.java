package io.taizhang.bank;

import io.taizhang.account.CorrectEntry;
import io.taizhang.account.EntryService;
import io.taizhang.audit.AuditTrail;
import io.taizhang.customer.CustomerFile;
import io.taizhang.identity.Caller;
import io.taizhang.platform.BusinessTime;
import io.taizhang.platform.ListRequest;
import io.taizhang.platform.Money;
import io.taizhang.platform.Page;
import io.taizhang.platform.Refusal;
import io.taizhang.receivable.AllocationService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What can be done about lines. One method, one transaction: the payment, what it settles, the match and what is learned of
 * the payer, all of it or nothing. The line is locked first, then the customer's account.
 */
@ApplicationScoped
@Transactional
class BankMatchService {

    private static final String SUBJECT = "bank_line";

    private final BankStatements statements;
    private final BankLines lines;
    private final BankMatches matches;
    private final Cascade cascade;
    private final MatchPosting posting;
    private final PayerAccounts payers;
    private final EntryService entries;
    private final AllocationService allocations;
    private final CustomerFile file;
    private final BankSettings settings;
    private final AuditTrail audit;
    private final Caller caller;
    private final BusinessTime time;

    BankMatchService(
            BankStatements statements,
            BankLines lines,
            BankMatches matches,
            Cascade cascade,
            MatchPosting posting,
            PayerAccounts payers,
            EntryService entries,
            AllocationService allocations,
            CustomerFile file,
            BankSettings settings,
            AuditTrail audit,
            Caller caller,
            BusinessTime time) {
        this.statements = statements;
        this.lines = lines;
        this.matches = matches;
        this.cascade = cascade;
        this.posting = posting;
        this.payers = payers;
        this.entries = entries;
        this.allocations = allocations;
        this.file = file;
        this.settings = settings;
        this.audit = audit;
        this.caller = caller;
        this.time = time;
    }

    /** What has become of a line in a run. */
    enum Outcome {
        MATCHED,
        PROPOSED,
        UNKNOWN
    }

    Page<BankMatchView> list(UUID lineId, ListRequest request) {
        return matches.of(lines.require(lineId), request);
    }

    Page<MatchProposal> propose(UUID lineId) {
        return new Page<>(cascade.of(lines.require(lineId)), null, null, null);
    }

    /**
     * Matches a line, or a part of it, with what a person says.
     *
     * @throws Refusal 404 {@code bank line}; 409 {@code bank_line_matched} or {@code bank_receipt_recorded}; 422
     *     {@code bank_line_currency}, {@code bank_match_exceeds}, {@code bank_match_needs_entry}, {@code bank_entry_unfit},
     *     or what the posting refuses
     */
    MatchMade accept(UUID lineId, AcceptMatch command) {
        var line = lines.lock(lineId);
        line.requireOpen();
        line.requireYuan();
        file.requireFor(command.customerId(), "/customerId");
        var minor = amount(line, command);
        var proposals = cascade.of(line);
        var proposal = proposals.stream()
                .filter(one -> posting.isMeant(one, command, minor))
                .findFirst()
                .orElse(null);
        return recorded(line, posting.make(line, command, minor, proposals, proposal, false));
    }

    /** Matches a line when its proposals leave no doubt. */
    Outcome decide(UUID lineId) {
        var line = lines.lock(lineId);
        if (line.openMinor() == 0) {
            return Outcome.MATCHED;
        }
        var proposals = cascade.of(line);
        if (proposals.isEmpty()) {
            return Outcome.UNKNOWN;
        }
        var best = proposals.get(0);
        if (!best.automatic() || !best.reaches(settings.automaticScore())) {
            return Outcome.PROPOSED;
        }
        var command = MatchPosting.command(best);
        recorded(line, posting.make(line, command, best.amount().minor(), proposals, best, true));
        return Outcome.MATCHED;
    }

    /** @throws Refusal 409 {@code bank_line_matched} */
    MatchMade setAside(UUID lineId, SetAsideLine command) {
        var line = lines.lock(lineId);
        line.requireOpen();
        var match = new BankMatch(
                line, BankMatchKind.SET_ASIDE, line.openMinor(), BankMatchMethod.SET_ASIDE, caller.id(), time.now());
        match.reason = command.words();
        return recorded(line, match);
    }

    /**
     * Undoes a match: the payment that was posted for it is taken back, with what it had settled; of an entry that had been
     * recorded before, only what was settled with the match is open again.
     *
     * @throws Refusal 404, 409 {@code bank_match_undone}
     */
    MatchMade undo(UUID id, UndoMatch command) {
        var lineId = matches.require(id).lineId;
        var line = lines.lock(lineId);
        var match = matches.require(id);
        if (match.reverses != null || matches.isUndone(id)) {
            throw Refusal.conflict("bank_match_undone");
        }
        if (match.customerId != null) {
            file.require(match.customerId);
        }
        var opposite = match.opposite(command.reason(), caller.id(), time.now());
        if (match.kind == BankMatchKind.RECEIPT && match.entryId != null && posting.stands(match.entryId)) {
            entries.correct(match.entryId, new CorrectEntry(command.reason(), null));
        } else {
            for (var allocation : matches.standing(match.allocationIds)) {
                allocations.undo(allocation, command.reason());
            }
        }
        if (match.payer != null && match.customerId != null) {
            payers.unlearn(match.payer, match.customerId);
        }
        return recorded(line, opposite);
    }

    /** @throws Refusal 404 {@code bank statement} */
    List<UUID> open(UUID statementId, UUID after, int limit) {
        statements.require(statementId);
        return lines.open(statementId, after, limit);
    }

    private static long amount(BankLine line, AcceptMatch command) {
        var open = Math.abs(line.openMinor());
        var minor = command.amount() == null ? open : command.amount().minor();
        if (minor <= 0) {
            throw Refusal.rule("amount_not_positive").at("/amount");
        }
        if (minor > open) {
            throw Refusal.rule("bank_match_exceeds", Money.fen(open).amount()).at("/amount");
        }
        return minor;
    }

    private MatchMade recorded(BankLine line, BankMatch match) {
        matches.add(match);
        var now = lines.require(line.id());
        var made = MatchMade.of(match, now.status);
        var act = match.reverses != null
                ? "bank_line.match_undone"
                : match.kind == BankMatchKind.SET_ASIDE ? "bank_line.set_aside" : "bank_line.matched";
        audit.record(act, SUBJECT, line.id(), match.customerId, Map.of("status", line.status), made);
        return made;
    }
}
