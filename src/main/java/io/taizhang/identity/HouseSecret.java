package io.taizhang.identity;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The one secret of the installation: 256 random bits, made at the first start and kept beside the signing keys in a file
 * that only the owner of the process can read. Rooms get keys that are derived from it (HKDF-SHA-256, RFC 5869), one for
 * each purpose, so nothing that opens a PIN, a code or a payment lies in the database. Without the file the PINs have to
 * be set anew, so it belongs into the backup of the keys and not into that of the database.
 */
@ApplicationScoped
public class HouseSecret {

    private static final String FILE = "house-secret";
    private static final String HMAC = "HmacSHA256";
    private static final int BYTES = 32;

    private final byte[] extracted;

    HouseSecret(IdentitySettings settings) {
        this.extracted = hmac(new byte[BYTES], readOrMake(settings.keys()));
    }

    /** The 256-bit key of a purpose: the same for ever, and telling nothing of the key of another purpose. */
    public byte[] key(String purpose) {
        var info = purpose.getBytes(StandardCharsets.UTF_8);
        var block = new byte[info.length + 1];
        System.arraycopy(info, 0, block, 0, info.length);
        block[info.length] = 1;
        return hmac(extracted, block);
    }

    /** HMAC-SHA-256. */
    public static byte[] hmac(byte[] key, byte[] message) {
        try {
            var mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(key, HMAC));
            return mac.doFinal(message);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Under a lock, because instances may start together. */
    private static byte[] readOrMake(Path directory) {
        var file = directory.resolve(FILE);
        try {
            Files.createDirectories(directory);
            try (var lockFile = FileChannel.open(
                            directory.resolve(FILE + ".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    var ignored = lockFile.lock()) {
                if (!Files.exists(file)) {
                    write(file);
                }
            }
            var secret = Base64.getDecoder().decode(Files.readString(file).strip());
            if (secret.length != BYTES) {
                throw new IllegalStateException("The secret " + file + " is damaged");
            }
            return secret;
        } catch (IOException failed) {
            throw new UncheckedIOException("Cannot keep the secret " + file, failed);
        }
    }

    private static void write(Path file) throws IOException {
        var secret = new byte[BYTES];
        new SecureRandom().nextBytes(secret);
        var draft = file.resolveSibling(FILE + ".new");
        Files.deleteIfExists(draft);
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createFile(draft, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
        Files.writeString(draft, Base64.getEncoder().encodeToString(secret));
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
