package io.taizhang.database;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** The programs of PostgreSQL for this platform, unpacked once from the class path. */
final class PostgresBinaries {
    private static final int FINGERPRINT_BYTES = 1 << 16;

    private PostgresBinaries() {}

    /**
     * The folder that holds {@code bin}, {@code lib} and {@code share}: unpacked under {@code dir} unless it stands
     * there already. The caller holds the lock of {@code dir}.
     */
    static Path unpackedIn(Path dir) {
        String archive = archiveFor(System.getProperty("os.name"), System.getProperty("os.arch"));
        try {
            Path target = dir.resolve("binaries-" + fingerprint(archive));
            if (!Files.isDirectory(target)) {
                // Unpacked beside and renamed: whoever finds the folder finds all of it, also after a kill in between.
                Path unfinished = dir.resolve("binaries-unfinished");
                deleteTree(unfinished);
                unpack(archive, unfinished);
                Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE);
            }
            return target;
        } catch (IOException e) {
            throw new DatabaseUnusable("无法解压 PostgreSQL / Cannot unpack PostgreSQL into " + dir + ": " + e, e);
        }
    }

    /** The name of the archive on the class path for an operating system and a processor as Java names them. */
    static String archiveFor(String osName, String osArch) {
        String os = osName.toLowerCase(Locale.ROOT);
        String platform = os.contains("linux") ? "linux" : os.contains("mac") ? "darwin" : os.split(" ", 2)[0];
        String processor =
                switch (osArch) {
                    case "amd64", "x86_64" -> "x86_64";
                    case "aarch64" -> "arm_64";
                    default -> osArch;
                };
        String archive = "/postgres-" + platform + "-" + processor + ".txz";
        if (PostgresBinaries.class.getResource(archive) == null) {
            throw new DatabaseUnusable(
                    "此平台没有内置的 PostgreSQL，请设置 TAIZHANG_DB_URL / No PostgreSQL for %s on %s: set TAIZHANG_DB_URL"
                            .formatted(osName, osArch));
        }
        return archive;
    }

    /**
     * Tells one build of the binaries from another. The beginning is enough, since it holds the date of the build,
     * and it costs a few milliseconds at each start where the whole archive would cost hundreds.
     */
    private static String fingerprint(String archive) throws IOException {
        try (InputStream in = open(archive)) {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(in.readNBytes(FINGERPRINT_BYTES));
            return HexFormat.of().formatHex(hash, 0, 6);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void unpack(String archive, Path target) throws IOException {
        try (InputStream in = open(archive);
                TarArchiveInputStream tar = new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(in)))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Path file = entry.resolveIn(target);
                if (entry.isDirectory()) {
                    Files.createDirectories(file);
                    continue;
                }
                Files.createDirectories(file.resolveSibling("."));
                if (entry.isSymbolicLink()) {
                    Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
                } else {
                    Files.copy(tar, file);
                    if ((entry.getMode() & 0100) != 0 && !file.toFile().setExecutable(true, false)) {
                        throw new IOException("not allowed to make " + file + " executable");
                    }
                }
            }
        }
    }

    private static InputStream open(String archive) throws IOException {
        InputStream in = PostgresBinaries.class.getResourceAsStream(archive);
        if (in == null) {
            throw new IOException(archive + " is gone from the class path");
        }
        return in;
    }

    static void deleteTree(Path root) {
        if (Files.notExists(root)) {
            return;
        }
        try (Stream<Path> files = Files.walk(root)) {
            // Reversed, so that a folder comes after what it holds.
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
