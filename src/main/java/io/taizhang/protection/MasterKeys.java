package io.taizhang.protection;

import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.Duration;

/**
 * The master keys as they are now. A running instance notices a rotation within {@link #RELOAD}, or at once when it meets
 * a key that it does not know.
 */
@Singleton
public final class MasterKeys {

    private static final Duration RELOAD = Duration.ofSeconds(10);

    private final ProtectionSettings settings;
    private volatile Keyset keyset;
    private volatile long readAt;

    MasterKeys(ProtectionSettings settings) {
        this.settings = settings;
        this.keyset = read();
        this.readAt = System.nanoTime();
    }

    /** Makes a new master key for the installation with this directory of keys; nothing that is sealed becomes unreadable. */
    public static void rotate(Path directory) {
        Keyset.rotate(directory);
    }

    /** The number of the key that wraps now. */
    int current() {
        if (System.nanoTime() - readAt > RELOAD.toNanos()) {
            reload();
        }
        return keyset.current();
    }

    /** @throws IllegalStateException when the installation does not have this key: its file belongs to another one */
    FieldKey key(int id) {
        var key = keyset.key(id);
        if (key == null) {
            reload();
            key = keyset.key(id);
        }
        if (key == null) {
            throw new IllegalStateException("The master key " + id + " of personal data is not there");
        }
        return key;
    }

    byte[] index() {
        return keyset.index();
    }

    void reload() {
        keyset = read();
        readAt = System.nanoTime();
    }

    private Keyset read() {
        return settings.keys().map(Keyset::parse).orElseGet(() -> Keyset.in(settings.directory()));
    }
}
