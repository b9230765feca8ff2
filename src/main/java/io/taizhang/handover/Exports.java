package io.taizhang.handover;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.taizhang.platform.ListRequest;
import io.taizhang.platform.Lists;
import io.taizhang.platform.Page;
import io.taizhang.platform.Refusal;
import io.taizhang.platform.Rows;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.sql.Date;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;

/** Every query over templates, exports and their files. */
@ApplicationScoped
class Exports implements PanacheRepositoryBase<VoucherExport, UUID> {

    private static final String LINES =
            """
            select v.id, v.dated, v.business_date, v.word, v.number, v.summary, l.position,
                coalesce(a.external_code, a.code) as code, a.name, l.debit, l.credit, c.number as customer_number,
                c.name as customer_name, u.code as shop_code, u.name as shop_name
            from voucher v join voucher_line l on l.voucher_id = v.id join gl_account a on a.code = l.account_code
            left join customer c on c.id = l.customer_id left join org_unit u on u.id = v.shop_id
            where v.period = :period and v.number between :from and :to
            order by v.number, l.position
            """;

    private static final String SPAN = "select cast(coalesce(min(number), 0) as int) as low,"
            + " cast(coalesce(max(number), 0) as int) as high, cast(count(*) as int) as vouchers,"
            + " cast(coalesce(sum(total_minor), 0) as bigint) as total"
            + " from voucher where period = :period and number between :from and :to";

    private static final String NEXT = "select cast(coalesce(max(to_number), 0) + 1 as int) from gl_export"
            + " where template_id = :template and period = :period";

    private static final String KEEP =
            "insert into gl_export_file (export_id, name, type, content) values (:id, :name, :type, :content)";
    private static final String KEPT = "select name, type, content from gl_export_file where export_id = :id";

    private final Session session;
    private final Lists lists;
    private final Rows rows;

    Exports(Session session, Lists lists, Rows rows) {
        this.session = session;
        this.lists = lists;
        this.rows = rows;
    }

    /** A file as it was made once. */
    static final class Kept {

        private final String name;
        private final String type;
        private final byte[] content;

        Kept(String name, String type, byte[] content) {
            this.name = name;
            this.type = type;
            this.content = content;
        }

        String name() {
            return name;
        }

        String type() {
            return type;
        }

        byte[] content() {
            return content;
        }
    }

    Page<VoucherExport> page(ListRequest request) {
        return lists.page(VoucherExport.class, ExportViews.VoucherExportView.class, request, "-createdAt", List.of());
    }

    VoucherExport require(UUID id) {
        return rows.require(VoucherExport.class, id, List.of());
    }

    VoucherExport lock(UUID id) {
        return rows.lock(VoucherExport.class, id, List.of());
    }

    /** The file of the same range by the same template, if there is one. */
    Optional<VoucherExport> exported(VoucherExport like) {
        return find(
                        "templateId = ?1 and period = ?2 and fromNumber = ?3 and toNumber = ?4 and status <> ?5"
                                + " order by exportedAt desc",
                        like.templateId,
                        like.period,
                        like.fromNumber,
                        like.toNumber,
                        VoucherExportStatus.DRAFT)
                .firstResultOptional();
    }

    Page<ExportTemplate> templates(ListRequest request) {
        return lists.page(ExportTemplate.class, ExportViews.ExportTemplateView.class, request, "code", List.of());
    }

    ExportTemplate template(UUID id) {
        return rows.require(ExportTemplate.class, id, List.of());
    }

    ExportTemplate lockTemplate(UUID id) {
        return rows.lock(ExportTemplate.class, id, List.of());
    }

    Optional<ExportTemplate> findTemplate(UUID id) {
        return Optional.ofNullable(session.find(ExportTemplate.class, id));
    }

    boolean isTemplateCode(String code) {
        return session.createQuery("select count(*) from ExportTemplate where code = :code", Long.class)
                        .setParameter("code", code)
                        .getSingleResult()
                > 0;
    }

    VoucherExport.Span span(LocalDate period, int from, int to) {
        var row = session.createNativeQuery(SPAN, Tuple.class)
                .setParameter("period", period)
                .setParameter("from", from)
                .setParameter("to", to)
                .getSingleResult();
        return new VoucherExport.Span(
                row.get("low", Integer.class),
                row.get("high", Integer.class),
                row.get("vouchers", Integer.class),
                row.get("total", Long.class));
    }

    /** The first number of a period that no export of the template has. */
    int next(UUID templateId, LocalDate period) {
        return session.createNativeQuery(NEXT, Integer.class)
                .setParameter("template", templateId)
                .setParameter("period", period)
                .getSingleResult();
    }

    List<ExportLine> lines(VoucherExport export) {
        return session.createNativeQuery(LINES, Tuple.class)
                .setParameter("period", export.period)
                .setParameter("from", export.fromNumber)
                .setParameter("to", export.toNumber)
                .getResultStream()
                .map(Exports::line)
                .toList();
    }

    private static ExportLine line(Tuple row) {
        return new ExportLine(
                row.get("id", UUID.class),
                day(row.get("dated")),
                day(row.get("business_date")),
                row.get("word", String.class),
                row.get("number", Integer.class),
                row.get("position", Integer.class),
                row.get("summary", String.class),
                row.get("code", String.class),
                row.get("name", String.class),
                row.get("debit", Long.class),
                row.get("credit", Long.class),
                row.get("customer_number", String.class),
                row.get("customer_name", String.class),
                row.get("shop_code", String.class),
                row.get("shop_name", String.class));
    }

    private static LocalDate day(Object value) {
        return value instanceof Date date ? date.toLocalDate() : (LocalDate) value;
    }

    void keep(UUID id, Kept file) {
        session.createNativeMutationQuery(KEEP)
                .setParameter("id", id)
                .setParameter("name", file.name())
                .setParameter("type", file.type())
                .setParameter("content", file.content())
                .executeUpdate();
    }

    /** @throws Refusal 409 {@code export_not_exported} while there is none */
    Kept file(UUID id) {
        return session.createNativeQuery(KEPT, Tuple.class)
                .setParameter("id", id)
                .getResultStream()
                .findFirst()
                .map(row -> new Kept(
                        row.get("name", String.class), row.get("type", String.class), row.get("content", byte[].class)))
                .orElseThrow(() -> Refusal.conflict("export_not_exported"));
    }
}
