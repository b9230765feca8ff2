package io.taizhang.bank;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.taizhang.audit.AuditTrail;
import io.taizhang.bankfile.TableLayout;
import io.taizhang.platform.ListRequest;
import io.taizhang.platform.Lists;
import io.taizhang.platform.MergePatch;
import io.taizhang.platform.Page;
import io.taizhang.platform.Refusal;
import io.taizhang.platform.Version;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What can be done with templates for banks' tables. */
@ApplicationScoped
@Transactional
class BankTemplateService {

    private final Templates templates;
    private final Lists lists;
    private final MergePatch patches;
    private final AuditTrail audit;

    BankTemplateService(Templates templates, Lists lists, MergePatch patches, AuditTrail audit) {
        this.templates = templates;
        this.lists = lists;
        this.patches = patches;
        this.audit = audit;
    }

    Page<BankTemplateView> list(ListRequest request) {
        return lists.page(BankTemplate.class, BankTemplateView.class, request, "name", List.of())
                .map(BankTemplateView::of);
    }

    BankTemplateView get(UUID id) {
        return BankTemplateView.of(templates.findByIdOptional(id).orElseThrow(() -> Refusal.notFound("bank template")));
    }

    BankTemplateView keep(KeepBankTemplate command) {
        var template = new BankTemplate(command);
        templates.requireFree(template);
        templates.persistAndFlush(template);
        return recorded("bank_template.kept", template, null);
    }

    BankTemplateView change(UUID id, Version version, @Nullable JsonNode patch) {
        var template = templates.lock(id);
        var before = BankTemplateView.of(template);
        version.requireCurrent(template.version(), () -> before);
        template.keep(patches.apply(template.editable(), patch));
        templates.requireFree(template);
        templates.flush();
        return recorded("bank_template.changed", template, before);
    }

    void delete(UUID id, Version version) {
        var template = templates.lock(id);
        var before = BankTemplateView.of(template);
        version.requireCurrent(template.version(), () -> before);
        templates.delete(template);
        audit.record("bank_template.deleted", "bank_template", id, null, before, null);
    }

    /** The layouts to try; one when it is named. @throws Refusal 422 {@code bank_template_unknown} */
    List<TableLayout> layouts(@Nullable UUID named) {
        if (named == null) {
            // Our own before the examples, so that of two that fit equally the house's counts.
            return templates.list("active = true order by example, name").stream()
                    .map(BankTemplate::tableLayout)
                    .toList();
        }
        return List.of(templates
                .findByIdOptional(named)
                .orElseThrow(() -> Refusal.rule("bank_template_unknown").at("templateId"))
                .tableLayout());
    }

    private BankTemplateView recorded(String action, BankTemplate template, @Nullable BankTemplateView before) {
        var view = BankTemplateView.of(template);
        audit.record(action, "bank_template", template.id(), null, before, view);
        return view;
    }

    /** The queries on templates. */
    @ApplicationScoped
    static class Templates implements PanacheRepositoryBase<BankTemplate, UUID> {

        BankTemplate lock(UUID id) {
            return find("id", id)
                    .withLock(LockModeType.PESSIMISTIC_WRITE)
                    .firstResultOptional()
                    .orElseThrow(() -> Refusal.notFound("bank template"));
        }

        void requireFree(BankTemplate template) {
            if (count("name = ?1 and id <> ?2", template.name, template.id()) > 0) {
                throw Refusal.conflict("bank_template_exists", template.name).at("/name");
            }
        }
    }
}
