package io.taizhang.identity;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.Key;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.lang.JoseException;
import org.jspecify.annotations.Nullable;

/**
 * The keys that sign access tokens (RS256, 2048 bits), made at the first start and kept in a file that only the owner of
 * the process can read. The newest signs; the one before it still verifies, so that a rotation refuses nobody. A running
 * instance notices a rotation within {@link #RELOAD} or when it meets a key that it does not know.
 */
@ApplicationScoped
public class SigningKeys {

    private static final String FILE = "signing-keys.json";
    private static final int KEPT = 3;
    private static final Duration RELOAD = Duration.ofSeconds(10);

    private final Path file;
    private final Clock clock;
    private volatile Loaded loaded;

    private record Loaded(List<RsaJsonWebKey> keys, Instant at) {}

    SigningKeys(IdentitySettings settings, Clock clock) {
        this.file = settings.keys().resolve(FILE);
        this.clock = clock;
        if (!Files.exists(file)) {
            add(settings.keys(), true);
        }
        this.loaded = new Loaded(read(file), clock.instant());
    }

    /** Makes a new signing key and keeps the last two before it for verifying. */
    public static void rotate(Path directory) {
        add(directory, false);
    }

    /** The key that signs now. */
    RsaJsonWebKey signer() {
        reloadAfter(RELOAD);
        return loaded.keys().get(0);
    }

    /** The public key with this id, or null when there is none. */
    @Nullable
    Key verifier(@Nullable String id) {
        var known = find(id);
        if (known == null) {
            reloadAfter(Duration.ofSeconds(1));
            known = find(id);
        }
        return known;
    }

    /** Something that the house has signed; {@code verified} is false when the key is not kept any more. */
    public record Signed(String payload, boolean verified) {}

    /** Signs a text as a compact JWS (RFC 7515); {@code type} says what it is, so that nothing else passes for it. */
    public String sign(String type, String payload) {
        var key = signer();
        var signature = new JsonWebSignature();
        signature.setPayload(payload);
        signature.setHeader("typ", type);
        signature.setKeyIdHeaderValue(key.getKeyId());
        signature.setAlgorithmHeaderValue(AlgorithmIdentifiers.RSA_USING_SHA256);
        signature.setKey(key.getPrivateKey());
        try {
            return signature.getCompactSerialization();
        } catch (JoseException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /**
     * Reads what {@link #sign} made.
     *
     * @throws JoseException when it is something else, or its signature is false
     */
    public Signed read(String type, String signed) throws JoseException {
        var signature = parsed(type, signed);
        return read(signature, verifier(signature.getKeyIdHeaderValue()));
    }

    /** The same beside the application, with the keys of a directory. */
    public static Signed read(Path directory, String type, String signed) throws JoseException {
        var signature = parsed(type, signed);
        var file = directory.resolve(FILE);
        var key = !Files.exists(file)
                ? null
                : read(file).stream()
                        .filter(kept -> kept.getKeyId().equals(signature.getKeyIdHeaderValue()))
                        .findFirst()
                        .map(PublicJsonWebKey::getPublicKey)
                        .orElse(null);
        return read(signature, key);
    }

    private static JsonWebSignature parsed(String type, String signed) throws JoseException {
        var signature = new JsonWebSignature();
        signature.setAlgorithmConstraints(new AlgorithmConstraints(
                AlgorithmConstraints.ConstraintType.PERMIT, AlgorithmIdentifiers.RSA_USING_SHA256));
        signature.setCompactSerialization(signed);
        if (!type.equals(signature.getHeader("typ"))) {
            throw new JoseException("Not a " + type);
        }
        return signature;
    }

    private static Signed read(JsonWebSignature signature, @Nullable Key key) throws JoseException {
        if (key == null) {
            return new Signed(signature.getUnverifiedPayload(), false);
        }
        signature.setKey(key);
        if (!signature.verifySignature()) {
            throw new JoseException("The signature is false");
        }
        return new Signed(signature.getPayload(), true);
    }

    /** The public keys as a JWK set (RFC 7517). */
    String publicKeys() {
        reloadAfter(RELOAD);
        return new JsonWebKeySet(loaded.keys()).toJson(JsonWebKey.OutputControlLevel.PUBLIC_ONLY);
    }

    private @Nullable Key find(@Nullable String id) {
        return loaded.keys().stream()
                .filter(key -> key.getKeyId().equals(id))
                .findFirst()
                .map(PublicJsonWebKey::getPublicKey)
                .orElse(null);
    }

    private void reloadAfter(Duration age) {
        var now = clock.instant();
        if (loaded.at().plus(age).isBefore(now)) {
            loaded = new Loaded(read(file), now);
        }
    }

    private static List<RsaJsonWebKey> read(Path file) {
        try {
            return new JsonWebKeySet(Files.readString(file))
                    .getJsonWebKeys().stream().map(RsaJsonWebKey.class::cast).toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException("Cannot read the signing keys " + file, unreadable);
        } catch (JoseException damaged) {
            throw new IllegalStateException("The signing keys " + file + " are damaged", damaged);
        }
    }

    /** Under a lock on the directory, because instances may start together. */
    private static void add(Path directory, boolean onlyIfNone) {
        try {
            Files.createDirectories(directory);
            try (var lockFile = FileChannel.open(
                            directory.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    var ignored = lockFile.lock()) {
                var file = directory.resolve(FILE);
                if (onlyIfNone && Files.exists(file)) {
                    return;
                }
                var keys = new ArrayList<JsonWebKey>();
                keys.add(generate());
                if (Files.exists(file)) {
                    keys.addAll(read(file).subList(0, Math.min(read(file).size(), KEPT - 1)));
                }
                write(file, new JsonWebKeySet(keys).toJson(JsonWebKey.OutputControlLevel.INCLUDE_PRIVATE));
            }
        } catch (IOException failed) {
            throw new UncheckedIOException("Cannot keep signing keys in " + directory, failed);
        } catch (JoseException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static RsaJsonWebKey generate() throws JoseException {
        var key = RsaJwkGenerator.generateJwk(2048);
        key.setKeyId(UUID.randomUUID().toString());
        key.setUse("sig");
        key.setAlgorithm("RS256");
        return key;
    }

    private static void write(Path file, String keys) throws IOException {
        var draft = file.resolveSibling(FILE + ".new");
        Files.deleteIfExists(draft);
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createFile(draft, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
        Files.writeString(draft, keys);
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
