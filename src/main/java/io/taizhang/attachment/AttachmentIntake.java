package io.taizhang.attachment;

import io.taizhang.platform.Refusal;
import io.taizhang.platform.Sha256;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Takes files in: counts and hashes the bytes on their way into a temporary file, then looks at what they are. */
@ApplicationScoped
class AttachmentIntake {

    private static final int MEGABYTE = 1024 * 1024;

    private final FileSniffer sniffer;
    private final AttachmentSettings settings;

    AttachmentIntake(FileSniffer sniffer, AttachmentSettings settings) {
        this.sniffer = sniffer;
        this.settings = settings;
    }

    /** Receives a file for some work with it; afterwards its temporary place is gone. */
    <T> T received(@Nullable String name, InputStream content, Function<ReceivedFile, T> work) {
        try {
            var place = Files.createTempFile("taizhang-attachment", ".new");
            try {
                return work.apply(received(name, content, place));
            } finally {
                Files.deleteIfExists(place);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private ReceivedFile received(@Nullable String name, InputStream content, Path place) throws IOException {
        var hash = Sha256.digest();
        long most = settings.maxSize().asLongValue();
        long size = 0;
        try (var out = Files.newOutputStream(place)) {
            var buffer = new byte[64 * 1024];
            for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
                size += read;
                if (size > most) {
                    throw Refusal.tooLarge("attachment_too_large", most / MEGABYTE)
                            .at("file");
                }
                hash.update(buffer, 0, read);
                out.write(buffer, 0, read);
            }
        }
        if (size == 0) {
            throw Refusal.rule("attachment_empty").at("file");
        }
        var csv = name != null && name.toLowerCase(Locale.ROOT).endsWith(".csv");
        var type = sniffer.of(place, csv);
        return new ReceivedFile(
                place, FileName.of(name, type), type, size, HexFormat.of().formatHex(hash.digest()));
    }
}
