package io.taizhang.bank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.taizhang.support.Given;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HexFormat;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

/** The accounts that payers pay from, in lines of statements. */
@QuarkusTest
class PayerAccountsTest {

    private static final String HEAD = "交易日期,金额,对方户名,对方账号,摘要\n";

    @Inject
    PayerAccounts payers;

    @Inject
    AgroalDataSource database;

    private static String imported(String account, String rows, int added) {
        GivenBank.upload(account, "a.csv", (HEAD + rows).getBytes(StandardCharsets.UTF_8))
                .then()
                .statusCode(201)
                .body("statements[0].newCount", is(added));
        return Given.admin()
                .get("/api/v1/bank-lines?accountId=" + account)
                .then()
                .statusCode(200)
                .extract()
                .path("items[0].id");
    }

    private static String plainHash(String text) throws NoSuchAlgorithmException {
        return HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static void asItWas(String line, String payer, String key) throws SQLException {
        var config = ConfigProvider.getConfig();
        try (var connection = DriverManager.getConnection(
                        config.getValue("quarkus.datasource.jdbc.url", String.class),
                        config.getValue("quarkus.flyway.username", String.class),
                        config.getValue("quarkus.flyway.password", String.class));
                var statement = connection.createStatement()) {
            statement.execute("alter table bank_line disable trigger keep_line");
            statement.execute("alter table bank_line drop constraint bank_line_sealed");
            statement.execute("update bank_line set counterparty_account = '" + payer + "', payer = null, dedup = '"
                    + key + "' where id = '" + line + "'");
            statement.execute("alter table bank_line add constraint bank_line_sealed check (dedup ~ '^[0-9a-f]{20}$'"
                    + " and (counterparty_account is null or counterparty_account like '~1~%')) not valid");
            statement.execute("alter table bank_line enable trigger keep_line");
            statement.execute("delete from job where name = '" + PayerAccounts.KIND + "'");
        }
    }

    private String kept(String line) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select b::text from bank_line b where id = '" + line + "'")) {
            rows.next();
            return rows.getString(1);
        }
    }

    @Test
    void whoever_may_see_it_finds_a_line_by_the_account_and_others_see_its_ends() throws SQLException {
        var payer = "6222" + GivenBank.unique();
        var line = imported(GivenBank.account(), "2026-11-01,10.00,张三," + payer + ",货款\n", 1);
        assertThat(kept(line)).doesNotContain(payer);
        Given.admin()
                .get("/api/v1/bank-lines?q=" + payer.substring(0, 4) + " " + payer.substring(4))
                .then()
                .statusCode(200)
                .body("items.id", contains(line))
                .body("items.counterpartyAccount", contains(payer));
        Given.admin().get("/api/v1/bank-lines?q=" + payer.substring(1)).then().body("items", empty());
        Given.as("AUDITOR")
                .get("/api/v1/bank-lines/" + line)
                .then()
                .statusCode(200)
                .body("counterpartyName", is("张三"))
                .body("counterpartyAccount", is("6****" + payer.substring(payer.length() - 4)));
    }

    @Test
    void a_line_from_before_is_sealed_at_the_next_start_and_known_again_in_another_file()
            throws SQLException, NoSuchAlgorithmException {
        var account = GivenBank.account();
        var payer = "6222" + GivenBank.unique();
        var row = "2026-11-01,10.00,张三," + payer + ",货款\n";
        var line = imported(account, row, 1);
        var hash = plainHash(String.join("\u001f", "2026-11-01", "1000", "", "张三", payer, "货款", "0"));
        asItWas(line, payer, hash);
        assertThat(kept(line)).contains(payer, hash);

        payers.sealAll();

        assertThat(kept(line)).doesNotContain(payer).doesNotContain(hash);
        imported(account, row + "2026-11-02,10.00,张三," + payer + ",货款\n", 1);
        Given.admin()
                .get("/api/v1/bank-lines?sort=bookedOn&q=" + payer)
                .then()
                .body("items.counterpartyAccount", contains(payer, payer));
    }
}
