package io.taizhang.privacy;

import io.taizhang.platform.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Every query on purposes and on the words that people agree to. */
@ApplicationScoped
class Purposes {

    private static final String READ =
            "select p.code, p.name, p.name_en, p.basis, p.article, p.explanation, t.version, t.words from privacy_purpose p"
                    + " left join lateral (select version, words from privacy_text x where x.purpose = p.code"
                    + " order by version desc limit 1) t on true";

    private final EntityManager em;

    Purposes(EntityManager em) {
        this.em = em;
    }

    @SuppressWarnings("unchecked")
    List<PurposeView> all() {
        List<Object[]> rows =
                em.createNativeQuery(READ + " order by p.code", Object[].class).getResultList();
        return rows.stream().map(Purposes::view).toList();
    }

    @SuppressWarnings("unchecked")
    Optional<PurposeView> find(String code) {
        List<Object[]> rows = em.createNativeQuery(READ + " where p.code = :code", Object[].class)
                .setParameter("code", code)
                .getResultList();
        return rows.stream().map(Purposes::view).findFirst();
    }

    /** What a mail about records of a kind is for; none when no purpose names the kind. */
    @SuppressWarnings("unchecked")
    Optional<PurposeView> ofMail(String subjectKind) {
        List<Object[]> rows = em.createNativeQuery(
                        READ + " where :kind = any(p.mail_kinds) order by p.basis = 'CONSENT' desc limit 1",
                        Object[].class)
                .setParameter("kind", subjectKind)
                .getResultList();
        return rows.stream().map(Purposes::view).findFirst();
    }

    /** The kinds of mails that serve a purpose. */
    List<String> mailKinds(String code) {
        var kinds = (String[])
                em.createNativeQuery("select mail_kinds from privacy_purpose where code = :code", String[].class)
                        .setParameter("code", code)
                        .getSingleResult();
        return Arrays.asList(kinds);
    }

    boolean hasText(String code, int version) {
        return (Boolean) em.createNativeQuery(
                        "select exists (select from privacy_text where purpose = :code and version = :version)",
                        Boolean.class)
                .setParameter("code", code)
                .setParameter("version", version)
                .getSingleResult();
    }

    /** Lets the versions of one purpose's words come one after the other. */
    PurposeView lock(String code) {
        em.createNativeQuery("select cast(pg_advisory_xact_lock(hashtextextended(:name, 0)) as text)")
                .setParameter("name", "privacy text " + code)
                .getSingleResult();
        return find(code).orElseThrow(() -> Refusal.notFound("purpose"));
    }

    void write(String code, int version, String words, Instant at, UUID by) {
        em.createNativeQuery("insert into privacy_text (purpose, version, words, written_at, written_by)"
                        + " values (:code, :version, :words, :at, :by)")
                .setParameter("code", code)
                .setParameter("version", version)
                .setParameter("words", words)
                .setParameter("at", at)
                .setParameter("by", by)
                .executeUpdate();
    }

    private static PurposeView view(Object[] row) {
        var basis = LegalBasis.valueOf((String) row[3]);
        return new PurposeView(
                (String) row[0],
                (String) row[1],
                (String) row[2],
                basis,
                (String) row[4],
                (String) row[5],
                basis == LegalBasis.CONSENT,
                (Integer) row[6],
                (String) row[7]);
    }
}
