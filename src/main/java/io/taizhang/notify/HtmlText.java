package io.taizhang.notify;

import io.taizhang.platform.Refusal;
import java.util.Locale;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;

/** HTML of mails: what may stand in it, and how it reads as plain text. */
final class HtmlText {

    private static final String FORBIDDEN =
            "script,iframe,frame,frameset,object,embed,applet,form,input,button,base,link,meta[http-equiv],svg,math";
    private static final Set<String> ADDRESSES = Set.of("href", "src", "background", "action", "poster");

    private HtmlText() {}

    /** @throws Refusal 422 {@code template_html_forbidden} for what acts by itself or loads from elsewhere unseen */
    static void requireHarmless(String html) {
        var page = Jsoup.parse(html);
        var forbidden = page.selectFirst(FORBIDDEN);
        if (forbidden != null) {
            throw Refusal.rule("template_html_forbidden", "<" + forbidden.tagName() + ">");
        }
        for (var element : page.getAllElements()) {
            for (var attribute : element.attributes()) {
                var name = attribute.getKey().toLowerCase(Locale.ROOT);
                if (name.startsWith("on") || (ADDRESSES.contains(name) && !isPlain(attribute.getValue()))) {
                    throw Refusal.rule("template_html_forbidden", name);
                }
            }
        }
    }

    /** The text of a page, a line for each block, addresses of links in brackets. */
    static String of(String html) {
        var text = new StringBuilder();
        var page = Jsoup.parse(html);
        page.select("style,title,head").remove();
        page.traverse(new NodeVisitor() {
            @Override
            public void head(Node node, int depth) {
                if (node instanceof TextNode words) {
                    text.append(words.text());
                } else if (node instanceof Element element) {
                    if (element.isBlock() || element.tagName().equals("br")) {
                        text.append('\n');
                    }
                    if (element.tagName().equals("li")) {
                        text.append("- ");
                    }
                }
            }

            @Override
            public void tail(Node node, int depth) {
                if (node instanceof Element element) {
                    var link = element.tagName().equals("a") ? element.attr("href") : "";
                    if (!link.isEmpty() && !link.equals(element.text())) {
                        text.append(" (").append(link).append(')');
                    } else if (element.tagName().equals("td")
                            || element.tagName().equals("th")) {
                        text.append('\t');
                    } else if (element.isBlock()) {
                        text.append('\n');
                    }
                }
            }
        });
        return text.toString()
                .replaceAll("[ \\u00a0]+", " ")
                .replaceAll("[ \\t]*\\n[ \\t]*", "\n")
                .replaceAll("\\n{3,}", "\n\n")
                .strip();
    }

    /** An address that a template leaves to its data is looked at when it is known. */
    private static boolean isPlain(String address) {
        var start = address.strip().toLowerCase(Locale.ROOT);
        return start.isEmpty()
                || start.startsWith("{")
                || start.startsWith("#")
                || start.startsWith("https://")
                || start.startsWith("http://")
                || start.startsWith("mailto:")
                || start.startsWith("tel:")
                || start.startsWith("data:image/");
    }
}
