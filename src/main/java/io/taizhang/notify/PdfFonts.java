package io.taizhang.notify;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FSFontUseCase;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import jakarta.inject.Singleton;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.tukaani.xz.XZInputStream;

/**
 * The fonts of documents, the same on every machine, so that the same document has the same bytes: Liberation Sans for Latin
 * letters, Droid Sans Fallback for all of GBK and CJK Extension A, and one of the installation's own choice behind them for
 * what is rarer still.
 */
@Singleton
class PdfFonts {

    /** The families in the order in which they are asked for a character. */
    static final String FAMILIES = "'Taizhang Latin', 'Taizhang Han', 'Taizhang Rare'";

    private static final String LATIN = "org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";
    private static final String HAN = "fonts/DroidSansFallbackFull.ttf.xz";
    private static final int REGULAR = 400;

    /** Also where a page names no font or one that there is not: the built-in ones know no Chinese and are not embedded. */
    private static final Set<FSFontUseCase> ALWAYS = EnumSet.of(FSFontUseCase.DOCUMENT, FSFontUseCase.FALLBACK_PRE);

    private final Optional<Path> own;
    private volatile byte @Nullable [] latin;
    private volatile byte @Nullable [] han;
    private volatile byte @Nullable [] rare;

    PdfFonts(@ConfigProperty(name = "taizhang.pdf.font") Optional<Path> own) {
        this.own = own;
    }

    void addTo(PdfRendererBuilder builder) {
        add(builder, latin(), "Taizhang Latin");
        add(builder, han(), "Taizhang Han");
        if (own.isPresent()) {
            add(builder, rare(own.get()), "Taizhang Rare");
        }
    }

    private static void add(PdfRendererBuilder builder, byte[] font, String family) {
        builder.useFont(() -> new ByteArrayInputStream(font), family, REGULAR, FontStyle.NORMAL, true, ALWAYS);
    }

    /** Unpacked with the first document and kept: four megabytes, for a tenth of a second each time. */
    private byte[] han() {
        var known = han;
        if (known == null) {
            known = read(HAN, true);
            han = known;
        }
        return known;
    }

    private byte[] latin() {
        var known = latin;
        if (known == null) {
            known = read(LATIN, false);
            latin = known;
        }
        return known;
    }

    private byte[] rare(Path file) {
        var known = rare;
        if (known == null) {
            try {
                known = Files.readAllBytes(file);
            } catch (IOException missing) {
                throw new UncheckedIOException("taizhang.pdf.font cannot be read", missing);
            }
            rare = known;
        }
        return known;
    }

    private static byte[] read(String name, boolean packed) {
        var loader = packed ? PdfFonts.class.getClassLoader() : PDDocument.class.getClassLoader();
        try (InputStream file = loader.getResourceAsStream(name)) {
            if (file == null) {
                throw new IllegalStateException("The package lacks " + name);
            }
            return packed ? new XZInputStream(file).readAllBytes() : file.readAllBytes();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
