package io.taizhang.handover;

import com.fasterxml.jackson.databind.JsonNode;
import io.taizhang.audit.AuditTrail;
import io.taizhang.handover.ExportCommands.AcknowledgeVoucherExport;
import io.taizhang.handover.ExportCommands.AddExportTemplate;
import io.taizhang.handover.ExportCommands.DraftVoucherExport;
import io.taizhang.handover.ExportLayout.ExportSheet;
import io.taizhang.handover.ExportViews.ExportTemplateView;
import io.taizhang.handover.ExportViews.VoucherExportView;
import io.taizhang.identity.Caller;
import io.taizhang.ledger.LedgerBooks;
import io.taizhang.platform.BusinessTime;
import io.taizhang.platform.ListRequest;
import io.taizhang.platform.MergePatch;
import io.taizhang.platform.Page;
import io.taizhang.platform.Refusal;
import io.taizhang.platform.Sha256;
import io.taizhang.platform.Version;
import io.taizhang.tabular.TableFile;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Handing vouchers over: a range is chosen, its file made once and kept, and the finance system's reference written down.
 * The same range by the same template is the same file, byte by byte.
 */
@ApplicationScoped
@Transactional
class ExportService {

    private static final String EXPORT = "voucher_export";
    private static final String TEMPLATE = "export_template";
    private static final String SCHEMA = "t_Schema";
    private static final int MAX_SCHEMA_ROWS = 500;

    private final Exports exports;
    private final ExportFiles files;
    private final LedgerBooks books;
    private final EntityManager em;
    private final MergePatch patches;
    private final AuditTrail audit;
    private final Caller caller;
    private final BusinessTime time;

    ExportService(
            Exports exports,
            ExportFiles files,
            LedgerBooks books,
            EntityManager em,
            MergePatch patches,
            AuditTrail audit,
            Caller caller,
            BusinessTime time) {
        this.exports = exports;
        this.files = files;
        this.books = books;
        this.em = em;
        this.patches = patches;
        this.audit = audit;
        this.caller = caller;
        this.time = time;
    }

    Page<ExportTemplateView> templates(ListRequest request) {
        return exports.templates(request).map(ExportTemplateView::of);
    }

    ExportTemplateView template(UUID id) {
        return ExportTemplateView.of(exports.template(id));
    }

    /** @throws Refusal 409 {@code export_code_taken} */
    ExportTemplateView add(AddExportTemplate command) {
        if (exports.isTemplateCode(command.code())) {
            throw Refusal.conflict("export_code_taken", command.code());
        }
        var template = new ExportTemplate(command.code(), command.terms());
        em.persist(template);
        em.flush();
        var view = ExportTemplateView.of(template);
        audit.record("export_template.added", TEMPLATE, template.id(), null, null, view);
        return view;
    }

    ExportTemplateView change(UUID id, Version version, JsonNode patch) {
        var template = exports.lockTemplate(id);
        var before = ExportTemplateView.of(template);
        version.requireCurrent(template.version(), () -> before);
        template.apply(patches.apply(template.editable(), patch));
        return changed(template, before);
    }

    /**
     * Takes the sheet t_Schema of a file that the finance system itself has written into a template.
     *
     * @throws Refusal 422 {@code import_file_missing}, {@code import_sheet_unknown} and what else is wrong with the file;
     *     409 {@code export_not_workbook}
     */
    ExportTemplateView takeSchema(UUID id, Version version, @Nullable Path file, @Nullable String name) {
        var template = exports.lockTemplate(id);
        var before = ExportTemplateView.of(template);
        version.requireCurrent(template.version(), () -> before);
        if (template.format != ExportFormat.XLSX) {
            throw Refusal.conflict("export_not_workbook", template.code);
        }
        if (file == null) {
            throw Refusal.rule("import_file_missing").at("file");
        }
        var table = TableFile.read(file, Objects.requireNonNullElse(name, ""), SCHEMA, MAX_SCHEMA_ROWS);
        var rows = new ArrayList<List<String>>();
        rows.add(table.header());
        rows.addAll(table.rows());
        template.layout = template.layout.withSheets(List.of(new ExportSheet(SCHEMA, rows)));
        return changed(template, before);
    }

    private ExportTemplateView changed(ExportTemplate template, ExportTemplateView before) {
        em.flush();
        var after = ExportTemplateView.of(template);
        audit.record("export_template.changed", TEMPLATE, template.id(), null, before, after);
        return after;
    }

    Page<VoucherExportView> list(ListRequest request) {
        return exports.page(request).map(VoucherExportView::of);
    }

    VoucherExportView get(UUID id) {
        return VoucherExportView.of(exports.require(id));
    }

    /** @throws Refusal 422 {@code export_template_unknown}, {@code export_empty}; 404 for a month that is none */
    VoucherExportView draft(DraftVoucherExport command) {
        books.requireCompanyWide();
        var template = exports.findTemplate(command.templateId())
                .orElseThrow(() -> Refusal.rule("export_template_unknown").at("/templateId"));
        var period = LedgerBooks.month(command.month());
        var from = command.fromNumber() == null ? exports.next(template.id(), period) : command.fromNumber();
        var to = command.toNumber() == null ? Integer.MAX_VALUE : command.toNumber();
        var span = exports.span(period, from, to);
        if (span.vouchers() == 0) {
            throw Refusal.rule("export_empty", command.month()).at("/fromNumber");
        }
        var export = new VoucherExport(template.id(), period, span, caller.id());
        exports.persistAndFlush(export);
        var view = VoucherExportView.of(export);
        audit.record("voucher_export.drafted", EXPORT, export.id(), null, null, view);
        return view;
    }

    /** Makes the file of a draft; of one that has a file already nothing changes. */
    VoucherExportView export(UUID id) {
        books.requireCompanyWide();
        var export = exports.lock(id);
        var before = VoucherExportView.of(export);
        if (export.status != VoucherExportStatus.DRAFT) {
            return before;
        }
        var template = exports.lockTemplate(export.templateId);
        var earlier = exports.exported(export);
        var unchanged =
                earlier.isPresent() && !template.updatedAt().isAfter(Objects.requireNonNull(earlier.get().exportedAt));
        var kept = unchanged
                ? exports.file(earlier.get().id())
                : new Exports.Kept(
                        "%s-%s-%d-%d.%s"
                                .formatted(
                                        template.code,
                                        export.period.toString().substring(0, 7),
                                        export.fromNumber,
                                        export.toNumber,
                                        ending(template)),
                        template.format.type,
                        files.file(template, exports.lines(export)));
        exports.keep(id, kept);
        export.export(caller.id(), time.now(), Sha256.hex(kept.content()));
        exports.flush();
        var after = VoucherExportView.of(export);
        audit.record("voucher_export.exported", EXPORT, id, null, before, after);
        return after;
    }

    private static String ending(ExportTemplate template) {
        return template.format == ExportFormat.TEXT && template.layout.isQuoted() ? "csv" : template.format.ending;
    }

    /** @throws Refusal 409 {@code export_not_exported} */
    Exports.Kept file(UUID id) {
        books.requireCompanyWide();
        exports.require(id);
        return exports.file(id);
    }

    /** @throws Refusal 409 {@code export_not_exported}, {@code export_acknowledged} */
    VoucherExportView acknowledge(UUID id, AcknowledgeVoucherExport command) {
        var export = exports.lock(id);
        var before = VoucherExportView.of(export);
        export.acknowledge(caller.id(), time.now(), command.externalRef().strip());
        exports.flush();
        var after = VoucherExportView.of(export);
        audit.record("voucher_export.acknowledged", EXPORT, id, null, before, after);
        return after;
    }
}
