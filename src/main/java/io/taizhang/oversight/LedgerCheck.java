package io.taizhang.oversight;

import io.taizhang.identity.SigningKeys;
import io.taizhang.oversight.LedgerHeads.Kept;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.jose4j.lang.JoseException;
import org.jspecify.annotations.Nullable;

/** The check of the seals from the command line, beside the application: it needs nothing but the database. */
public final class LedgerCheck {

    private static final int INTACT = 0;
    private static final int DIFFERENT = 1;
    private static final int MISUSED = 2;

    private LedgerCheck() {}

    /**
     * Compares history with its seals and says what came out.
     *
     * @param connection of whoever may read all tables; it is used for one transaction that reads only
     * @param head the file with the signed head that was kept; null for none
     * @param keys the directory of the signing keys
     * @return what the process ends with: 0 intact, 1 not as it was, 2 the head cannot be read
     */
    public static int run(Connection connection, @Nullable Path head, Path keys, PrintStream out) throws SQLException {
        Kept kept = null;
        if (head != null) {
            try {
                kept = Kept.of(SigningKeys.read(
                        keys, LedgerHeads.TYPE, Files.readString(head).strip()));
            } catch (IOException | JoseException | IllegalArgumentException unreadable) {
                out.println("无法读取或验证链头 / The head cannot be read, or its signature is false: " + head);
                return MISUSED;
            }
            if (!kept.verified()) {
                out.println("签名密钥已不保留 / The key that signed the head is not kept any more: " + head);
            }
        }
        connection.setAutoCommit(false);
        try (var sql = connection.createStatement()) {
            sql.execute("set transaction isolation level repeatable read, read only");
            sql.execute("set local statement_timeout = 0");
        }
        var verifier = new LedgerVerifier(connection);
        var finding = verifier.verify(kept == null ? null : kept.head());
        connection.rollback();
        var figures = verifier.figures();
        if (finding == null) {
            out.printf("OK %d 块 blocks, %d 行 rows, %s%n", figures.blocks(), figures.sealedRows(), figures.headHash());
            return INTACT;
        }
        out.printf(
                "%s %s%n  块 block %s, 位置 position %s%n  应为 expected %s%n  实为 found    %s%n",
                finding.what(),
                finding.rowKey() == null ? "" : finding.ledger() + " " + finding.rowKey(),
                finding.height(),
                finding.position(),
                finding.expected(),
                finding.found());
        return DIFFERENT;
    }
}
