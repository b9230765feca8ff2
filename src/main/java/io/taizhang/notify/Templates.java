package io.taizhang.notify;

import io.taizhang.platform.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Map;

/** The words of mails, for the rooms above. */
@ApplicationScoped
public class Templates {

    private final BuiltInTemplates builtIn;
    private final MessageTemplates own;
    private final TemplateSandbox sandbox;

    Templates(BuiltInTemplates builtIn, MessageTemplates own, TemplateSandbox sandbox) {
        this.builtIn = builtIn;
        this.own = own;
        this.sandbox = sandbox;
    }

    /**
     * The words of a mail: the house's own ones when there are any, else those of the product.
     *
     * @param code as declared in {@code templates/mail/codes.txt}
     * @param language {@code zh-CN} or {@code en}; any other gets Chinese
     * @param data texts, numbers, truths, money and days, and lists and maps of them; absent values are empty texts
     * @throws Refusal 422 {@code template_variable_unknown}, {@code template_invalid}, {@code template_too_large}; 404 for a
     *     code that there is not
     */
    @Transactional
    public Rendered render(String code, String language, Map<String, ?> data) {
        var known = BuiltInTemplates.LANGUAGES.contains(language) ? language : BuiltInTemplates.LANGUAGES.get(0);
        var words = own.of(code, known)
                .filter(template -> template.active)
                .map(MessageTemplate::words)
                .orElseGet(() -> builtIn.require(code, known));
        return render(known, words, TemplateData.of(data));
    }

    Rendered render(String language, BuiltInTemplates.Words words, Map<String, Object> data) {
        var subject = sandbox.plain(words.subject(), data)
                .replaceAll("\\p{Cntrl}+", " ")
                .strip();
        var html = sandbox.html(words.html(), data);
        HtmlText.requireHarmless(html);
        return new Rendered(
                language, subject.substring(0, Math.min(Mail.MAX_SUBJECT, subject.length())), html, HtmlText.of(html));
    }
}
