package io.taizhang.attachment;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.taizhang.platform.BusinessTime;
import io.taizhang.platform.Refusal;
import io.taizhang.platform.Sha256;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import org.jboss.logging.Logger;

/** The bytes of files and the list of them in the database, which is written first. */
@ApplicationScoped
class AttachmentBlobs {

    private static final Logger LOG = Logger.getLogger(AttachmentBlobs.class);
    private static final Duration TRY_AGAIN = Duration.ofSeconds(5);
    private static final int BATCH = 100;

    /** Of several instances each takes others. A file that is being written down holds its blob's row against this. */
    private static final String ORPHANS =
            "select b.sha256 from attachment_blob b where b.touched_at < :before and not exists"
                    + " (select 1 from attachment a where a.sha256 = b.sha256) order by b.touched_at limit :most"
                    + " for update of b skip locked";

    private final BlobStore store;
    private final EntityManager em;
    private final AttachmentSettings settings;
    private final BusinessTime time;

    AttachmentBlobs(BlobStore store, EntityManager em, AttachmentSettings settings, BusinessTime time) {
        this.store = store;
        this.em = em;
        this.settings = settings;
        this.time = time;
    }

    /** Announces the blob, in a transaction of its own, and stores its bytes. */
    void store(ReceivedFile file) {
        QuarkusTransaction.requiringNew()
                .run(() -> em.createNativeQuery("insert into attachment_blob (sha256, size, touched_at)"
                                + " values (:sha256, :size, :now) on conflict (sha256) do update set touched_at = :now")
                        .setParameter("sha256", file.sha256())
                        .setParameter("size", file.size())
                        .setParameter("now", time.now())
                        .executeUpdate());
        try {
            store.put(file.sha256(), file.path());
        } catch (IOException failed) {
            throw unavailable(failed);
        }
    }

    /** The bytes of a file, every one of them checked before the first is given out. */
    InputStream checked(AttachmentView file) {
        try {
            var place = Files.createTempFile("taizhang-attachment", ".out");
            try {
                if (!copied(file.sha256(), place).equals(file.sha256())) {
                    LOG.errorf("The bytes of attachment %s are not those that were kept", file.id());
                    throw Refusal.conflict("attachment_damaged", file.name());
                }
                return Files.newInputStream(place, StandardOpenOption.DELETE_ON_CLOSE);
            } catch (IOException | RuntimeException failed) {
                Files.deleteIfExists(place);
                throw failed;
            }
        } catch (NoSuchFileException missing) {
            LOG.errorf("The bytes of attachment %s are gone", file.id());
            throw Refusal.conflict("attachment_damaged", file.name());
        } catch (IOException failed) {
            throw unavailable(failed);
        }
    }

    /** @return the hash of what was copied */
    private String copied(String sha256, Path place) throws IOException {
        var hash = Sha256.digest();
        try (var bytes = new DigestInputStream(store.open(sha256), hash);
                var out = Files.newOutputStream(place)) {
            bytes.transferTo(out);
        }
        return HexFormat.of().formatHex(hash.digest());
    }

    /** Removes blobs that have been without a file for the time of grace. @return how many; 0 when there are none */
    int removeOrphans() {
        return QuarkusTransaction.requiringNew().call(() -> {
            @SuppressWarnings("unchecked")
            List<String> orphans = em.createNativeQuery(ORPHANS, String.class)
                    .setParameter("before", time.now().minus(settings.grace()))
                    .setParameter("most", BATCH)
                    .getResultList();
            for (var sha256 : orphans) {
                remove(sha256);
            }
            return orphans.size();
        });
    }

    /** Its row is locked, so nobody can begin to use it; and when the bytes stay, so does the row. */
    private void remove(String sha256) {
        try {
            store.delete(sha256);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        em.createNativeQuery("delete from attachment_blob where sha256 = :sha256")
                .setParameter("sha256", sha256)
                .executeUpdate();
    }

    private static Refusal unavailable(IOException failed) {
        LOG.error("The store of attachments could not be used", failed);
        return Refusal.unavailable("attachment_store_unavailable", TRY_AGAIN);
    }
}
