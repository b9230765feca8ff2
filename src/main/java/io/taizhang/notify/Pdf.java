package io.taizhang.notify;

import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.outputdevice.helper.ExternalResourceType;
import com.openhtmltopdf.pdfboxout.PdfBoxRenderer;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import io.taizhang.platform.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.concurrent.Semaphore;
import javax.imageio.ImageIO;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.jsoup.Jsoup;
import org.jsoup.helper.W3CDom;
import org.jsoup.nodes.Document;

/**
 * Makes PDF of HTML, with Chinese fonts embedded as far as they are used. Nothing is ever fetched: of what a page refers to,
 * only small images inside it ({@code data:image/…;base64}) are shown. The same page gives the same bytes on every machine,
 * so the hash of a document can be recorded.
 */
@ApplicationScoped
public class Pdf {

    private static final int MAX_HTML = 4 << 20;
    private static final int MAX_ELEMENTS = 60_000;
    private static final int MAX_PAGES = 500;
    private static final int MAX_IMAGE = 1 << 20;
    private static final int MAX_PIXELS = 4_000_000;

    /** Each takes memory for its fonts and boxes. */
    private static final int AT_ONCE = 2;

    private static final String IMAGE = "data:image/";
    private static final String BASE64 = ";base64,";

    private final PdfFonts fonts;
    private final Semaphore places = new Semaphore(AT_ONCE, true);

    Pdf(PdfFonts fonts) {
        this.fonts = fonts;
        XRLog.setLoggingEnabled(false);
    }

    /**
     * The page as PDF.
     *
     * @param html HTML or XHTML with its styles inside; best from {@link Prints}
     * @throws Refusal 413 {@code pdf_too_large} beyond 4 million characters, 60 000 elements or 500 pages
     */
    public byte[] of(String html) {
        if (html.length() > MAX_HTML) {
            throw Refusal.tooLarge("pdf_too_large");
        }
        var page = Jsoup.parse(html);
        if (page.getAllElements().size() > MAX_ELEMENTS) {
            throw Refusal.tooLarge("pdf_too_large");
        }
        places.acquireUninterruptibly();
        try {
            return render(page);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } finally {
            places.release();
        }
    }

    private byte[] render(Document page) throws IOException {
        var builder = new PdfRendererBuilder()
                .withW3cDocument(new W3CDom().fromJsoup(page), null)
                .withProducer("Taizhang")
                .useReplacementText("〓")
                .useUriResolver((base, address) -> address != null && address.startsWith(IMAGE) ? address : null)
                .useExternalResourceAccessControl(
                        Pdf::isShown, ExternalResourceControlPriority.RUN_BEFORE_RESOLVING_URI)
                .useExternalResourceAccessControl(
                        Pdf::isShown, ExternalResourceControlPriority.RUN_AFTER_RESOLVING_URI);
        fonts.addTo(builder);
        try (PdfBoxRenderer renderer = builder.buildPdfRenderer()) {
            renderer.layout();
            if (renderer.getRootBox().getLayer().getPages().size() > MAX_PAGES) {
                throw Refusal.tooLarge("pdf_too_large");
            }
            try (PDDocument document = renderer.createPDFKeepOpen()) {
                return bytes(document);
            }
        }
    }

    /** Without what differs from one time to the next: moments, and the id that is made of them. */
    private static byte[] bytes(PDDocument document) throws IOException {
        document.getDocumentInformation().setCreationDate(null);
        document.getDocumentInformation().setModificationDate(null);
        document.setDocumentId(0L);
        var bytes = new ByteArrayOutputStream();
        document.save(bytes);
        return bytes.toByteArray();
    }

    private static boolean isShown(String address, ExternalResourceType type) {
        return address != null && address.startsWith(IMAGE) && isSmall(address);
    }

    /** A small file may unfold to an image that fills the memory: its size is read before it is. */
    private static boolean isSmall(String address) {
        int start = address.indexOf(BASE64);
        if (start < 0 || address.length() > MAX_IMAGE) {
            return false;
        }
        try (var stream = ImageIO.createImageInputStream(
                new ByteArrayInputStream(Base64.getMimeDecoder().decode(address.substring(start + BASE64.length()))))) {
            var readers = ImageIO.getImageReaders(stream);
            if (!readers.hasNext()) {
                return false;
            }
            var reader = readers.next();
            try {
                reader.setInput(stream);
                return (long) reader.getWidth(0) * reader.getHeight(0) <= MAX_PIXELS;
            } finally {
                reader.dispose();
            }
        } catch (IOException | IllegalArgumentException broken) {
            return false;
        }
    }
}
