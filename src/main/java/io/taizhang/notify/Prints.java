package io.taizhang.notify;

import io.quarkus.qute.RawString;
import io.taizhang.platform.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Documents of the house on A4: a body of the calling room between the company's letterhead and the numbers of the pages.
 * Tables take the classes {@code lines}, {@code total} and, for cells with amounts, {@code amount}.
 */
@ApplicationScoped
public class Prints {

    private static final String FOLDER = "templates/print/";

    private final TemplateSandbox sandbox;
    private final CompanySettings company;
    private final Pdf pdf;
    private final String layout = BuiltInTemplates.read(FOLDER + "layout.html");
    private final String style = BuiltInTemplates.read(FOLDER + "style.css").replace("$families", PdfFonts.FAMILIES);

    Prints(TemplateSandbox sandbox, CompanySettings company, Pdf pdf) {
        this.sandbox = sandbox;
        this.company = company;
        this.pdf = pdf;
    }

    /**
     * A document as a page that a browser shows as well.
     *
     * @param code the body is {@code templates/print/<code>.<language>.html}
     * @param language {@code zh-CN} or {@code en}
     * @param data as for {@link Templates#render}
     * @throws Refusal 422 {@code template_variable_unknown} for a name that the data lacks
     */
    public String html(String code, String language, String title, Map<String, ?> data) {
        var body = sandbox.html(BuiltInTemplates.read(FOLDER + code + "." + language + ".html"), TemplateData.of(data));
        var page = new HashMap<String, Object>();
        page.put("language", language);
        page.put("title", title);
        page.put("style", new RawString(style));
        page.put("body", new RawString(body));
        page.put("chinese", language.startsWith("zh"));
        put(page, "company", company.name());
        put(page, "address", company.address());
        put(page, "phone", company.phone());
        put(page, "taxNumber", company.taxNumber());
        put(page, "bank", company.bank());
        put(page, "bankAccount", company.bankAccount());
        return sandbox.html(layout, page);
    }

    /** The same document as PDF. */
    public byte[] pdf(String code, String language, String title, Map<String, ?> data) {
        return pdf.of(html(code, language, title, data));
    }

    private static void put(Map<String, Object> page, String name, Optional<String> value) {
        page.put(name, value.orElse(""));
    }
}
