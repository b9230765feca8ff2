package io.taizhang.handover;

import io.taizhang.audit.AuditTrail;
import io.taizhang.handover.ExportViews.SyncCheckView;
import io.taizhang.handover.ExportViews.SyncDifferenceView;
import io.taizhang.identity.Caller;
import io.taizhang.ledger.LedgerBooks;
import io.taizhang.platform.ListRequest;
import io.taizhang.platform.Lists;
import io.taizhang.platform.Money;
import io.taizhang.platform.Page;
import io.taizhang.platform.Refusal;
import io.taizhang.platform.Rows;
import io.taizhang.platform.Sha256;
import io.taizhang.tabular.TableFile;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** Compares the trial balance of the finance system with ours, and keeps what came out. */
@ApplicationScoped
@Transactional
class SyncCheckService {

    private static final int MAX_ACCOUNTS = 5_000;

    private static final String INSERT = "insert into gl_sync_difference (check_id, position, code, kind, figure,"
            + " ours_minor, theirs_minor) values (:check, :position, :code, :kind, :figure, :ours, :theirs)";
    private static final String READ = "select code, kind, figure, ours_minor, theirs_minor from gl_sync_difference"
            + " where check_id = :check order by position";

    private final Session session;
    private final LedgerBooks books;
    private final Lists lists;
    private final Rows rows;
    private final AuditTrail audit;
    private final Caller caller;

    SyncCheckService(Session session, LedgerBooks books, Lists lists, Rows rows, AuditTrail audit, Caller caller) {
        this.session = session;
        this.books = books;
        this.lists = lists;
        this.rows = rows;
        this.audit = audit;
        this.caller = caller;
    }

    /**
     * Compares; every row of the file is an account of their list, with the columns that it has: code and debit, credit or
     * closing.
     *
     * @throws Refusal 422 {@code import_file_missing}, what is wrong with the file, {@code sync_columns_missing},
     *     {@code sync_amount_unreadable}, {@code sync_code_twice}; 404 for a month that is none
     */
    SyncCheckView check(@Nullable Path file, @Nullable String name, @Nullable String month) {
        books.requireCompanyWide();
        if (file == null) {
            throw Refusal.rule("import_file_missing").at("file");
        }
        var first = LedgerBooks.month(month);
        var fileName = Objects.requireNonNullElse(name, "").replaceAll("[^\\p{L}\\p{N}._ -]", "");
        var theirs = Comparison.read(TableFile.read(file, fileName, null, MAX_ACCOUNTS));
        var comparison = Comparison.of(ours(first, theirs.keySet()), theirs);
        var check = new SyncCheck(
                first,
                fileName.isBlank() ? "-" : fileName.substring(0, Math.min(200, fileName.length())),
                hash(file),
                caller.id(),
                comparison);
        session.persist(check);
        session.flush();
        for (int i = 0; i < comparison.differences().size(); i++) {
            keep(check.id(), i, comparison.differences().get(i));
        }
        var view = SyncCheckView.of(check, comparison.differences());
        audit.record("ledger_sync.checked", "ledger_sync_check", check.id(), null, null, view);
        return view;
    }

    Page<SyncCheckView> list(ListRequest request) {
        books.requireCompanyWide();
        return lists.page(SyncCheck.class, SyncCheckView.class, request, "-createdAt", List.of())
                .map(check -> SyncCheckView.of(check, null));
    }

    SyncCheckView get(UUID id) {
        books.requireCompanyWide();
        var check = rows.require(SyncCheck.class, id, List.of());
        var differences = session.createNativeQuery(READ, Tuple.class)
                .setParameter("check", id)
                .getResultStream()
                .map(row -> new SyncDifferenceView(
                        row.get("code", String.class),
                        row.get("kind", String.class),
                        row.get("figure", String.class),
                        money(row.get("ours_minor", Long.class)),
                        money(row.get("theirs_minor", Long.class))))
                .toList();
        return SyncCheckView.of(check, differences);
    }

    private void keep(UUID id, int position, SyncDifferenceView difference) {
        session.createNativeMutationQuery(INSERT)
                .setParameter("check", id)
                .setParameter("position", position)
                .setParameter("code", difference.code())
                .setParameter("kind", difference.kind())
                .setParameter("figure", difference.figure(), String.class)
                .setParameter("ours", minor(difference.ours()), Long.class)
                .setParameter("theirs", minor(difference.theirs()), Long.class)
                .executeUpdate();
    }

    /**
     * Our figures by the codes of the finance system. Accounts above others are compared where their list names them; an
     * account of ours is missing there only when nothing above it is named either.
     */
    private Map<String, Comparison.Figures> ours(LocalDate first, Set<String> named) {
        var total = new TreeMap<String, Comparison.Figures>();
        var lowest = new HashSet<String>();
        for (var account : books.month(first)) {
            var own = new Comparison.Figures(
                    account.debit(), account.credit(), account.opening() + account.debit() - account.credit());
            var code = plain(account.externalCode() == null ? account.code() : account.externalCode());
            lowest.add(code);
            total.merge(code, own, Comparison.Figures::plus);
            var parts = account.code().split("[.]");
            for (int i = 1; i < parts.length; i++) {
                total.merge(String.join("", List.of(parts).subList(0, i)), own, Comparison.Figures::plus);
            }
        }
        var ours = new TreeMap<String, Comparison.Figures>();
        total.forEach((code, figures) -> {
            var namedAbove = named.stream().anyMatch(code::startsWith);
            if (named.contains(code) || (lowest.contains(code) && !namedAbove)) {
                ours.put(code, figures);
            }
        });
        return ours;
    }

    private static String plain(String code) {
        return code.replace(".", "");
    }

    private static @Nullable Long minor(@Nullable Money money) {
        return money == null ? null : money.minor();
    }

    private static @Nullable Money money(@Nullable Long minor) {
        return minor == null ? null : Money.fen(minor);
    }

    private static String hash(Path file) {
        try {
            return Sha256.hex(Files.readAllBytes(file));
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }
}
