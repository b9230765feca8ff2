package io.taizhang.bankfile;

import com.fasterxml.aalto.stax.InputFactoryImpl;
import io.taizhang.platform.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * ISO 20022 account reports (camt.052), statements (camt.053) and notifications (camt.054) of any version. A document type
 * is refused, so there are no entities to expand and nothing outside of the file is read.
 */
final class CamtReader {

    private static final String STATEMENT = "BkToCstmrStmt";
    private static final Set<String> MESSAGES = Set.of(STATEMENT, "BkToCstmrAcctRpt", "BkToCstmrDbtCdtNtfctn");
    private static final Set<String> STATEMENTS = Set.of("Stmt", "Rpt", "Ntfctn");
    private static final XMLInputFactory XML = factory();

    private final List<ReadStatement> statements = new ArrayList<>();
    private int lines;
    private @Nullable String message;

    private CamtReader() {}

    /** @throws Refusal 422 with the line that is wrong */
    static List<ReadStatement> read(Path file) {
        try (var input = Files.newInputStream(file)) {
            return new CamtReader().read(input);
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    private List<ReadStatement> read(InputStream input) {
        XMLStreamReader xml = null;
        try {
            xml = XML.createXMLStreamReader(input);
            while (xml.hasNext()) {
                var event = xml.next();
                if (event == XMLStreamConstants.DTD) {
                    throw Faults.unreadable(xml.getLocation().getLineNumber(), "<!DOCTYPE");
                }
                if (event == XMLStreamConstants.START_ELEMENT) {
                    begin(xml);
                }
            }
        } catch (XMLStreamException broken) {
            var place = broken.getLocation();
            throw Faults.unreadable(place == null ? 1 : Math.max(1, place.getLineNumber()), "XML");
        } finally {
            close(xml);
        }
        if (statements.isEmpty()) {
            throw Refusal.rule("bank_file_no_statement").at("file");
        }
        return statements;
    }

    private void begin(XMLStreamReader xml) throws XMLStreamException {
        var name = xml.getLocalName();
        if (MESSAGES.contains(name)) {
            message = name;
        } else if (message != null && STATEMENTS.contains(name)) {
            statements.add(statement(xml));
        }
    }

    private ReadStatement statement(XMLStreamReader xml) throws XMLStreamException {
        var line = Math.max(1, xml.getLocation().getLineNumber());
        var found = new CamtStatement(line, STATEMENT.equals(message));
        while (true) {
            var event = xml.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                lines += found.add(XmlElement.read(xml));
                if (lines > BankFiles.MAX_LINES) {
                    throw BankFiles.tooManyLines();
                }
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                return found.statement();
            }
        }
    }

    private static void close(@Nullable XMLStreamReader xml) {
        try {
            if (xml != null) {
                xml.close();
            }
        } catch (XMLStreamException ignored) {
            // Everything was read.
        }
    }

    private static XMLInputFactory factory() {
        var factory = new InputFactoryImpl();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        return factory;
    }
}
