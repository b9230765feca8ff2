package io.taizhang.exchange;

import io.taizhang.platform.Copy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What other systems call the records of ours that carry no such name themselves. Each name means one record for good. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
class ImportRefs {

    private final EntityManager em;

    ImportRefs(EntityManager em) {
        this.em = em;
    }

    Map<String, UUID> find(ImportTarget target, Collection<String> references) {
        var found = new HashMap<String, UUID>();
        if (references.isEmpty()) {
            return found;
        }
        @SuppressWarnings("unchecked")
        List<Object[]> rows = em.createNativeQuery(
                        "select external_ref, record_id from import_ref where target = :target"
                                + " and external_ref = any(cast(:references as text[]))",
                        Object[].class)
                .setParameter("target", target.name())
                .setParameter("references", references.toArray(String[]::new))
                .getResultList();
        rows.forEach(row -> found.put((String) row[0], (UUID) row[1]));
        return found;
    }

    /** What a row is known by that no name tells from others: its place in the file, which is known by its bytes. */
    static String place(ImportTask task, long row) {
        var sheet = task.options().sheet();
        return task.sha256().substring(0, 32) + ":" + row + (sheet == null ? "" : ":" + sheet);
    }

    void add(ImportTarget target, UUID jobId, Map<String, UUID> references) {
        Copy.<Map.Entry<String, UUID>>into("import_ref")
                .column("target", entry -> target.name())
                .column("external_ref", Map.Entry::getKey)
                .column("record_id", Map.Entry::getValue)
                .column("job_id", entry -> jobId)
                .write(em, references.entrySet());
    }

    /** The record is gone: its name can be given to another. */
    void forget(ImportTarget target, UUID recordId) {
        em.createNativeQuery("delete from import_ref where target = :target and record_id = :record")
                .setParameter("target", target.name())
                .setParameter("record", recordId)
                .executeUpdate();
    }
}
