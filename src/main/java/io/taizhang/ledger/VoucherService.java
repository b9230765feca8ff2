package io.taizhang.ledger;

import io.taizhang.audit.AuditTrail;
import io.taizhang.identity.Caller;
import io.taizhang.identity.OrgDirectory;
import io.taizhang.ledger.Journal.Origin;
import io.taizhang.ledger.LedgerCommands.CorrectVoucher;
import io.taizhang.ledger.VoucherDraft.Line;
import io.taizhang.ledger.VoucherViews.VoucherCorrectionView;
import io.taizhang.ledger.VoucherViews.VoucherDetailView;
import io.taizhang.ledger.VoucherViews.VoucherSourceView;
import io.taizhang.ledger.VoucherViews.VoucherView;
import io.taizhang.platform.ListRequest;
import io.taizhang.platform.Page;
import io.taizhang.platform.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;

/** Reading the journal, and taking back what should not stand in it. */
@ApplicationScoped
@Transactional
class VoucherService {

    private final Vouchers vouchers;
    private final Journal journal;
    private final Derivation derivation;
    private final SourceRows sources;
    private final RuleBooks books;
    private final CompanyWide companyWide;
    private final OrgDirectory units;
    private final AuditTrail audit;
    private final Caller caller;

    VoucherService(
            Vouchers vouchers,
            Journal journal,
            Derivation derivation,
            SourceRows sources,
            RuleBooks books,
            CompanyWide companyWide,
            OrgDirectory units,
            AuditTrail audit,
            Caller caller) {
        this.vouchers = vouchers;
        this.journal = journal;
        this.derivation = derivation;
        this.sources = sources;
        this.books = books;
        this.companyWide = companyWide;
        this.units = units;
        this.audit = audit;
        this.caller = caller;
    }

    Page<VoucherView> list(ListRequest request) {
        companyWide.require();
        return vouchers.page(request).mapAll(this::views);
    }

    VoucherDetailView get(UUID id) {
        companyWide.require();
        var voucher = vouchers.require(id);
        return new VoucherDetailView(view(voucher), vouchers.lines(id), vouchers.reversalOf(id));
    }

    Page<VoucherSourceView> sources(UUID id, ListRequest request) {
        companyWide.require();
        return vouchers.sources(vouchers.require(id), request);
    }

    /**
     * Takes a voucher back by a red one, and posts its rows again by the rules as they stand now if so asked.
     *
     * @throws Refusal 409 {@code voucher_is_red}, {@code voucher_reversed}; 422 {@code voucher_lacks_rule}
     */
    VoucherCorrectionView correct(UUID id, CorrectVoucher command) {
        companyWide.require();
        journal.lock();
        var voucher = vouchers.require(id);
        if (voucher.source == VoucherSource.RED) {
            throw Refusal.conflict("voucher_is_red");
        }
        if (vouchers.reversalOf(id) != null) {
            throw Refusal.conflict("voucher_reversed");
        }
        var reason = command.reason().strip();
        var red = red(voucher, reason);
        var reposted = command.repost() ? repost(voucher, reason) : List.<Voucher>of();
        var view = new VoucherCorrectionView(view(reread(List.of(red)).get(0)), views(reread(reposted)));
        audit.record("voucher.corrected", "voucher", id, null, view(voucher), view);
        return view;
    }

    private Voucher red(Voucher voucher, String reason) {
        var lines = vouchers.lines(voucher.id).stream()
                .map(line -> new Line(
                        line.accountCode(),
                        line.customerId(),
                        -line.debit().minor(),
                        -line.credit().minor()))
                .toList();
        var title = "红冲 " + LedgerPeriods.shown(voucher.period) + " " + voucher.word + "-" + voucher.number + " "
                + voucher.summary;
        var sheet = new Journal.Sheet(voucher.key(), voucher.id.toString(), title, voucher.cases, voucher.rows, lines);
        var origin =
                new Origin(VoucherSource.RED, voucher.fromXid, voucher.toXid, reason, voucher.id, null, caller.id());
        return journal.write(List.of(sheet), origin).get(0);
    }

    private List<Voucher> repost(Voucher voucher, String reason) {
        var book = books.current();
        var range = new SourceRows.Range(voucher.fromXid, voucher.toXid, List.of(voucher.event), voucher.key());
        var cases = sources.cases(range).stream()
                .map(SourceRows.Counted::of)
                .filter(of -> voucher.cases.contains(of.method() + "|" + of.category()))
                .filter(of -> of.rate() == null || of.rate() == voucher.rate)
                .toList();
        cases.forEach(of -> {
            var why = book.obstacle(of);
            if (why != null) {
                throw Refusal.rule("voucher_lacks_rule", of.event(), of.method(), of.businessDate());
            }
        });
        var posted = cases.stream().filter(of -> !book.isMemo(of)).toList();
        var names = derivation.names();
        var sheets = sources.drafts(range, posted, book).stream()
                .map(draft -> new Journal.Sheet(
                        draft.key(),
                        voucher.id + "|" + draft.key().rate(),
                        Derivation.title(draft, names),
                        draft.cases(),
                        draft.rows(),
                        draft.lines()))
                .toList();
        var origin = new Origin(VoucherSource.REPOST, voucher.fromXid, voucher.toXid, reason, null, null, caller.id());
        return journal.write(sheets, origin);
    }

    /** The database has given the numbers. */
    private List<Voucher> reread(List<Voucher> written) {
        return written.isEmpty()
                ? List.of()
                : vouchers.all(written.stream().map(Voucher::id).toList());
    }

    private VoucherView view(Voucher voucher) {
        return views(List.of(voucher)).get(0);
    }

    private List<VoucherView> views(List<Voucher> shown) {
        var names = units.names(
                shown.stream().map(voucher -> voucher.shopId).distinct().toList());
        return shown.stream()
                .map(voucher -> VoucherView.of(voucher, names.get(voucher.shopId)))
                .toList();
    }
}
