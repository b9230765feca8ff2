package io.taizhang.bankfile;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** A small part of a document in memory: what one entry, balance or account says. */
final class XmlElement {

    private static final int MAX_DEPTH = 32;
    private static final int MAX_PARTS = 20_000;
    private static final int MAX_TEXT = 20_000;

    final String name;
    final int line;
    final @Nullable String currency;
    private final List<XmlElement> children = new ArrayList<>();
    private String text = "";

    private XmlElement(XMLStreamReader xml) {
        name = xml.getLocalName();
        line = Math.max(1, xml.getLocation().getLineNumber());
        currency = xml.getAttributeValue(null, "Ccy");
    }

    /** Reads the element that the reader stands on, up to its end. */
    static XmlElement read(XMLStreamReader xml) throws XMLStreamException {
        return read(xml, 0, new int[1]);
    }

    private static XmlElement read(XMLStreamReader xml, int depth, int[] parts) throws XMLStreamException {
        var element = new XmlElement(xml);
        if (depth > MAX_DEPTH || ++parts[0] > MAX_PARTS) {
            throw Faults.unreadable(element.line, element.name);
        }
        var words = new StringBuilder();
        while (true) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> element.children.add(read(xml, depth + 1, parts));
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
                    words.append(xml.getText());
                    if (words.length() > MAX_TEXT) {
                        throw Faults.unreadable(element.line, element.name);
                    }
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    element.text = words.toString().strip();
                    return element;
                }
                case XMLStreamConstants.ENTITY_REFERENCE, XMLStreamConstants.END_DOCUMENT ->
                    throw Faults.unreadable(element.line, element.name);
                default -> {}
            }
        }
    }

    String text() {
        return text;
    }

    /** Every element at the end of the path. */
    Stream<XmlElement> all(String... path) {
        var found = Stream.of(this);
        for (var step : path) {
            found = found.flatMap(one -> one.children.stream().filter(child -> child.name.equals(step)));
        }
        return found;
    }

    @Nullable
    XmlElement first(String... path) {
        return all(path).findFirst().orElse(null);
    }

    /** The text at the end of the path, null when there is none. */
    @Nullable
    String text(String... path) {
        return all(path)
                .map(XmlElement::text)
                .filter(said -> !said.isEmpty())
                .findFirst()
                .orElse(null);
    }

    /** @throws io.taizhang.platform.Refusal 422 {@code bank_file_incomplete} when nothing stands there */
    XmlElement require(String... path) {
        var found = first(path);
        if (found == null || (found.text.isEmpty() && found.children.isEmpty())) {
            throw Faults.incomplete(line, name + "/" + String.join("/", path));
        }
        return found;
    }
}
