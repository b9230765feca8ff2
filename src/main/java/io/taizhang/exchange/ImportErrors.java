package io.taizhang.exchange;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.taizhang.platform.Copy;
import io.taizhang.protection.HouseSeal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The refused rows of imports. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
class ImportErrors {

    /** How many are kept of one import. */
    static final int MAX = 100_000;

    static final int PAGE = 1_000;

    private static final TypeReference<List<String>> TEXTS = new TypeReference<>() {};
    private final EntityManager em;
    private final ObjectMapper json;
    private final HouseSeal seal;

    ImportErrors(EntityManager em, ObjectMapper json, HouseSeal seal) {
        this.em = em;
        this.json = json;
        this.seal = seal;
    }

    private static String place(UUID jobId) {
        return "import_error/" + jobId;
    }

    /**
     * Why a row was refused.
     *
     * @param column the column that is wrong; null when it is the row as a whole
     * @param code as in problem documents
     * @param arguments the figures that the code's words mention
     * @param original the row as it stood in the file, long cells cut
     */
    record RowError(long row, @Nullable String column, String code, List<String> arguments, List<String> original) {}

    /** A kept error with its place in the order in which they were found. */
    record Kept(long id, RowError error) {}

    void add(UUID jobId, List<RowError> errors) {
        Copy.<RowError>into("import_error")
                .column("job_id", error -> jobId)
                .column("row_number", RowError::row)
                .column("column_name", RowError::column)
                .column("code", RowError::code)
                .column("arguments", error -> written(jobId, error.arguments()))
                .column("original", error -> written(jobId, error.original()))
                .write(em, errors);
    }

    /** The next {@value #PAGE} errors after the one with this id, 0 for the first. */
    List<Kept> after(UUID jobId, long id) {
        @SuppressWarnings("unchecked")
        List<Object[]> rows = em.createNativeQuery(
                        "select id, row_number, column_name, code, cast(arguments as text), cast(original as text)"
                                + " from import_error where job_id = :job and id > :id order by id",
                        Object[].class)
                .setParameter("job", jobId)
                .setParameter("id", id)
                .setMaxResults(PAGE)
                .getResultList();
        return rows.stream()
                .map(row -> new Kept(
                        ((Number) row[0]).longValue(),
                        new RowError(
                                ((Number) row[1]).longValue(),
                                (String) row[2],
                                (String) row[3],
                                read(jobId, (String) row[4]),
                                read(jobId, (String) row[5]))))
                .toList();
    }

    /** Sealed, because rows of customers tell who they are, as a text of JSON. */
    private String written(UUID jobId, List<String> texts) {
        try {
            return json.writeValueAsString(seal.seal(place(jobId), json.writeValueAsString(texts)));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private List<String> read(UUID jobId, String kept) {
        try {
            var texts = kept.startsWith("[") ? kept : seal.open(place(jobId), json.readValue(kept, String.class));
            return json.readValue(texts, TEXTS);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("The errors of an import cannot be read", broken);
        }
    }
}
