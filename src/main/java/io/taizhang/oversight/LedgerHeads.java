package io.taizhang.oversight;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.taizhang.identity.SigningKeys;
import io.taizhang.identity.SigningKeys.Signed;
import io.taizhang.oversight.LedgerHead.SignedLedgerHead;
import io.taizhang.platform.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jose4j.lang.JoseException;

/** Gives out the head of the sealed history, and reads one that was kept. */
@ApplicationScoped
@Transactional
class LedgerHeads {

    /** Says what is signed, so that nothing else that the house signs passes for a head. */
    static final String TYPE = "taizhang-head+jwt";

    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();
    private static final String LAST_LEAF =
            "select ledger, row_key from ledger_leaf where height = ? order by position desc limit 1";

    private final DataSource dataSource;
    private final SigningKeys keys;

    LedgerHeads(DataSource dataSource, SigningKeys keys) {
        this.dataSource = dataSource;
        this.keys = keys;
    }

    /** A head that was kept; {@code verified} is false when the key that signed it is not kept any more. */
    record Kept(LedgerHead head, boolean verified) {

        /** @throws IllegalArgumentException when it is no head */
        static Kept of(Signed signed) {
            try {
                return new Kept(JSON.readValue(signed.payload(), LedgerHead.class), signed.verified());
            } catch (JsonProcessingException other) {
                throw new IllegalArgumentException(other);
            }
        }
    }

    /** @throws Refusal 404 while nothing is sealed */
    SignedLedgerHead current() {
        var head = last();
        try {
            return new SignedLedgerHead(head, keys.sign(TYPE, JSON.writeValueAsString(head)));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** @throws Refusal 422 {@code kept_head_unreadable} when it is no head, or its signature is false */
    Kept read(String signed) {
        try {
            return Kept.of(keys.read(TYPE, signed.strip()));
        } catch (JoseException | IllegalArgumentException unreadable) {
            throw Refusal.rule("kept_head_unreadable").at("/keptHead");
        }
    }

    private LedgerHead last() {
        try (var connection = dataSource.getConnection();
                var statement = LedgerBlock.last(connection);
                var row = statement.executeQuery()) {
            if (!row.next()) {
                throw Refusal.notFound("ledger block");
            }
            var block = LedgerBlock.of(row);
            try (var leaf = connection.prepareStatement(LAST_LEAF)) {
                leaf.setLong(1, block.height());
                try (var last = leaf.executeQuery()) {
                    var there = last.next();
                    return new LedgerHead(
                            block.height(),
                            block.hash(),
                            block.rows(),
                            block.toXid(),
                            block.sealedAt(),
                            there ? last.getString(1) : "",
                            there ? last.getString(2) : "");
                }
            }
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
