package io.taizhang.member;

import io.taizhang.identity.HouseSecret;
import io.taizhang.platform.BusinessTime;
import io.taizhang.platform.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.sql.Date;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;

/**
 * One-time codes: six digits, good for minutes, five tries, one a minute for each phone and a few a day. A phone has one
 * row and one live code; phone and code are kept as HMACs under keys that are in no table. An unknown phone is treated
 * like a known one in all of this, so that no answer tells who is a customer.
 *
 * <p>A try is taken before the code is looked at and commits by itself: of any number of guesses at once five are compared.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.REQUIRES_NEW)
class OneTimeCodes {

    private static final int TRIES = 5;
    private static final int CODES = 1_000_000;

    private final EntityManager em;
    private final MemberSettings settings;
    private final BusinessTime time;
    private final byte[] phones;
    private final byte[] codes;
    private final SecureRandom random = new SecureRandom();

    OneTimeCodes(EntityManager em, MemberSettings settings, BusinessTime time, HouseSecret secret) {
        this.em = em;
        this.settings = settings;
        this.time = time;
        this.phones = secret.key("member phone");
        this.codes = secret.key("member code");
    }

    /**
     * Makes a code in the place of the last one.
     *
     * @param phone E.164
     * @throws Refusal 429 {@code member_code_pause} or {@code member_code_day}
     */
    String make(String phone, CodePurpose purpose) {
        var now = time.now();
        var today = time.today();
        var code = "%06d".formatted(random.nextInt(CODES));
        var id = UUID.randomUUID();
        var made = em.createNativeQuery("insert into member_code as c (phone_hash, id, purpose, code_hash, sent_at,"
                        + " expires_at, tries, day, sent_on_day) values (:phone, :id, :purpose, :code, :now, :expires, 0,"
                        + " :day, 1) on conflict (phone_hash) do update set id = :id, purpose = :purpose,"
                        + " code_hash = :code, sent_at = :now, expires_at = :expires, tries = 0, used_at = null,"
                        + " day = :day, sent_on_day = case when c.day = :day then c.sent_on_day + 1 else 1 end"
                        + " where c.sent_at <= :paused and (c.day <> :day or c.sent_on_day < :most)")
                .setParameter("phone", keyed(phones, phone))
                .setParameter("id", id)
                .setParameter("purpose", purpose.name())
                .setParameter("code", hash(id, code))
                .setParameter("now", now)
                .setParameter("expires", now.plus(settings.codeLife()))
                .setParameter("day", Date.valueOf(today))
                .setParameter("paused", now.minus(settings.codePause()))
                .setParameter("most", settings.codesPerDay())
                .executeUpdate();
        if (made == 0) {
            throw tooSoon(phone, now);
        }
        return code;
    }

    private Refusal tooSoon(String phone, Instant now) {
        var sent = (Instant)
                em.createNativeQuery("select sent_at from member_code where phone_hash = :phone", Instant.class)
                        .setParameter("phone", keyed(phones, phone))
                        .getSingleResult();
        var pause = Duration.between(now, sent.plus(settings.codePause()));
        return pause.compareTo(Duration.ZERO) > 0
                ? Refusal.tooMany("member_code_pause", pause, Math.max(1, pause.toSeconds()))
                : Refusal.tooMany(
                        "member_code_day",
                        Duration.between(now, time.startOf(time.today().plusDays(1))),
                        settings.codesPerDay());
    }

    /** Whether this is the phone's live code for that purpose. Takes a try; a right code stays good until it is used. */
    boolean isRight(String phone, CodePurpose purpose, String code) {
        var live = em.createNativeQuery(
                        "update member_code set tries = tries + 1 where phone_hash = :phone and purpose = :purpose"
                                + " and used_at is null and expires_at > :now and tries < :tries"
                                + " returning id, code_hash",
                        Object[].class)
                .setParameter("phone", keyed(phones, phone))
                .setParameter("purpose", purpose.name())
                .setParameter("now", time.now())
                .setParameter("tries", TRIES)
                .getResultList();
        if (live.isEmpty()) {
            return false;
        }
        var row = (Object[]) live.get(0);
        return MessageDigest.isEqual(
                hash((UUID) row[0], code).getBytes(StandardCharsets.US_ASCII),
                ((String) row[1]).getBytes(StandardCharsets.US_ASCII));
    }

    /** Uses a code up, in the transaction of what it is used for. @return false when somebody else just did */
    @Transactional(Transactional.TxType.MANDATORY)
    boolean use(String phone, CodePurpose purpose) {
        return em.createNativeQuery("update member_code set used_at = :now where phone_hash = :phone"
                                + " and purpose = :purpose and used_at is null and expires_at > :now")
                        .setParameter("now", time.now())
                        .setParameter("phone", keyed(phones, phone))
                        .setParameter("purpose", purpose.name())
                        .executeUpdate()
                == 1;
    }

    private String hash(UUID id, String code) {
        return keyed(codes, id + " " + code);
    }

    private static String keyed(byte[] key, String text) {
        return HexFormat.of().formatHex(HouseSecret.hmac(key, text.getBytes(StandardCharsets.UTF_8)));
    }
}
