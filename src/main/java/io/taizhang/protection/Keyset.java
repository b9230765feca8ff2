package io.taizhang.protection;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The master keys of an installation, the newest of which wraps, and the secret of the blind indexes, which stays the same
 * for ever. Written as lines of {@code name=Base64}: {@code index}, {@code key.1}, {@code key.2} …
 */
final class Keyset {

    private static final String FILE = "personal-keys";
    private static final String INDEX = "index";
    private static final String KEY = "key.";

    private final byte[] index;
    private final NavigableMap<Integer, byte[]> keys;

    private Keyset(byte[] index, NavigableMap<Integer, byte[]> keys) {
        this.index = index;
        this.keys = keys;
    }

    /** @throws IllegalStateException when it is no keyset */
    static Keyset parse(String text) {
        byte[] index = null;
        var keys = new TreeMap<Integer, byte[]>();
        try {
            for (var line : text.split("[\\n;]")) {
                var parts = line.strip().split("=", 2);
                if (parts.length == 2) {
                    var secret = Base64.getDecoder().decode(parts[1].strip());
                    if (secret.length != FieldKey.BYTES) {
                        throw new IllegalArgumentException(parts[0] + " is not " + FieldKey.BYTES + " bytes long");
                    }
                    if (parts[0].equals(INDEX)) {
                        index = secret;
                    } else if (parts[0].startsWith(KEY)) {
                        keys.put(Integer.valueOf(parts[0].substring(KEY.length())), secret);
                    }
                }
            }
        } catch (IllegalArgumentException damaged) {
            throw new IllegalStateException("The keys of personal data are damaged: " + damaged.getMessage());
        }
        if (index == null || keys.isEmpty()) {
            throw new IllegalStateException("The keys of personal data are not complete");
        }
        return new Keyset(index, keys);
    }

    /** The keyset of a directory; made there when there is none. */
    static Keyset in(Path directory) {
        var file = directory.resolve(FILE);
        if (!Files.exists(file)) {
            change(directory, false);
        }
        try {
            return parse(Files.readString(file));
        } catch (IOException unreadable) {
            throw new UncheckedIOException("Cannot read the keys of personal data " + file, unreadable);
        }
    }

    /** Adds a key, which wraps from now on; those before it still open. */
    static void rotate(Path directory) {
        change(directory, true);
    }

    int current() {
        return keys.lastKey();
    }

    @Nullable
    FieldKey key(int id) {
        var key = keys.get(id);
        return key == null ? null : new FieldKey(key);
    }

    byte[] index() {
        return index.clone();
    }

    /** Under a lock on the directory, because instances may start together. */
    private static void change(Path directory, boolean rotating) {
        var file = directory.resolve(FILE);
        try {
            Files.createDirectories(directory);
            try (var lockFile = FileChannel.open(
                            directory.resolve(FILE + ".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    var ignored = lockFile.lock()) {
                var present = Files.exists(file) ? parse(Files.readString(file)) : null;
                if (present != null && !rotating) {
                    return;
                }
                NavigableMap<Integer, byte[]> keys = present == null ? new TreeMap<Integer, byte[]>() : present.keys;
                if (present == null || rotating) {
                    keys.put(keys.isEmpty() ? 1 : keys.lastKey() + 1, FieldKey.random());
                }
                write(file, new Keyset(present == null ? FieldKey.random() : present.index, keys));
            }
        } catch (IOException failed) {
            throw new UncheckedIOException("Cannot keep the keys of personal data in " + directory, failed);
        }
    }

    private static void write(Path file, Keyset keyset) throws IOException {
        var encoder = Base64.getEncoder();
        var text = new StringBuilder(INDEX + "=" + encoder.encodeToString(keyset.index) + "\n");
        keyset.keys.forEach((id, key) -> text.append(KEY)
                .append(id)
                .append('=')
                .append(encoder.encodeToString(key))
                .append('\n'));
        var draft = Objects.requireNonNull(file.resolveSibling(FILE + ".new"));
        Files.deleteIfExists(draft);
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createFile(draft, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
        Files.writeString(draft, text);
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
