package io.taizhang.protection;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** What the product seals, for rows that are loaded without it. A customer's key follows from their id and the keys. */
public final class LoadedKeys {

    private final Keyset keyset;
    private final FieldKey master;
    private final BlindIndex index;

    private LoadedKeys(Keyset keyset) {
        this.keyset = keyset;
        this.master = Objects.requireNonNull(keyset.key(keyset.current()));
        this.index = new BlindIndex(keyset.index());
    }

    /** The keys that the product has made in a directory. */
    public static LoadedKeys in(Path directory) {
        return new LoadedKeys(Keyset.in(directory));
    }

    public BlindIndex index() {
        return index;
    }

    public int masterId() {
        return keyset.current();
    }

    public String wrapped(UUID customerId) {
        return Objects.requireNonNull(PersonalKeys.wrap(customerId, key(customerId), masterId(), master)
                .wrapped());
    }

    public String seal(UUID customerId, String place, String clear) {
        return new FieldKey(key(customerId)).seal(place, clear);
    }

    private byte[] key(UUID customerId) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(keyset.index(), "HmacSHA256"));
            return mac.doFinal(customerId.toString().getBytes(StandardCharsets.UTF_8));
        } catch (java.security.GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
