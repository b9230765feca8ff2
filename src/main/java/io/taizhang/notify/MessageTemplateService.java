package io.taizhang.notify;

import io.taizhang.audit.AuditTrail;
import io.taizhang.platform.Refusal;
import io.taizhang.platform.Version;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What can be done with templates. */
@ApplicationScoped
@Transactional
class MessageTemplateService {

    private final BuiltInTemplates builtIn;
    private final MessageTemplates own;
    private final Templates templates;
    private final TemplateSandbox sandbox;
    private final AuditTrail audit;

    MessageTemplateService(
            BuiltInTemplates builtIn,
            MessageTemplates own,
            Templates templates,
            TemplateSandbox sandbox,
            AuditTrail audit) {
        this.builtIn = builtIn;
        this.own = own;
        this.templates = templates;
        this.sandbox = sandbox;
        this.audit = audit;
    }

    List<MessageTemplateView> list() {
        return builtIn.codes().stream()
                .flatMap(code -> BuiltInTemplates.LANGUAGES.stream().map(language -> get(code, language)))
                .toList();
    }

    MessageTemplateView get(String code, String language) {
        return view(code, language, own.of(code, language).orElse(null));
    }

    MessageTemplateView write(String code, String language, Version version, WriteTemplate words) {
        builtIn.require(code, language);
        var known = own.lock(code, language).orElse(null);
        var before = view(code, language, known);
        version.requireCurrent(before.version(), () -> before);
        preview(code, language, words);
        var template = known == null ? new MessageTemplate(code, language, words) : known;
        if (known == null) {
            own.persist(template);
        } else {
            known.write(words);
        }
        own.flush();
        var after = view(code, language, template);
        audit.record("message_template.written", "message_template", template.id(), null, before, after);
        return after;
    }

    void withdraw(String code, String language, Version version) {
        var template = own.lock(code, language).orElseThrow(() -> Refusal.notFound("message template"));
        var before = view(code, language, template);
        version.requireCurrent(before.version(), () -> before);
        template.withdraw();
        own.flush();
        var after = view(code, language, template);
        audit.record("message_template.withdrawn", "message_template", template.id(), null, before, after);
    }

    /** With the examples of its variables. */
    Rendered preview(String code, String language, WriteTemplate words) {
        builtIn.require(code, language);
        var sample = builtIn.sample(code);
        sandbox.check(words.subject(), sample.keySet());
        sandbox.check(words.html(), sample.keySet());
        HtmlText.requireHarmless(words.html());
        return templates.render(language, new BuiltInTemplates.Words(words.subject(), words.html()), sample);
    }

    private MessageTemplateView view(String code, String language, @Nullable MessageTemplate template) {
        return MessageTemplateView.of(code, language, builtIn.require(code, language), template, builtIn.sample(code));
    }
}
