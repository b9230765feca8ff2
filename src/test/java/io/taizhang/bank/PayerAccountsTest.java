package io.taizhang.bank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;

import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.taizhang.support.Given;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;
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
        execute(
                owner(),
                "alter table bank_line disable trigger keep_line",
                "alter table bank_line drop constraint bank_line_sealed",
                "update bank_line set counterparty_account = '" + payer + "', payer = null, dedup = '" + key
                        + "' where id = '" + line + "'",
                "alter table bank_line add constraint bank_line_sealed check (dedup ~ '^[0-9a-f]{20}$'"
                        + " and (counterparty_account is null or counterparty_account like '~1~%')) not valid",
                "alter table bank_line enable trigger keep_line",
                "delete from job where name = '" + PayerAccounts.KIND + "'");
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
        var account = GivenBank.account();
        var line = imported(account, "2026-11-01,10.00,张三," + payer + ",货款\n", 1);
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
        Given.as("AUDITOR").get("/api/v1/bank-lines?q=" + payer).then().body("items", empty());
        Given.as("AUDITOR")
                .get("/api/v1/bank-lines?q=张三&accountId=" + account)
                .then()
                .body("items.id", contains(line));
    }

    @Test
    void what_was_learned_in_clear_and_again_under_its_hash_is_one() throws SQLException {
        var account = "6222" + GivenBank.unique();
        var customer = UUID.fromString(Given.customer());
        var payer = payers.payer(account);
        QuarkusTransaction.requiringNew().run(() -> payers.learn(payer, customer, Instant.now()));
        assertThatThrownBy(() -> execute(database.getConnection(), learned(account, customer)))
                .hasMessageContaining("payer_account_sealed")
                .as("what is logged of it")
                .hasMessageNotContaining(account);
        execute(
                owner(),
                "alter table payer_account drop constraint payer_account_sealed",
                learned(account, customer),
                "alter table payer_account add constraint payer_account_sealed check (payer like '~%') not valid",
                "delete from job where name = '" + PayerAccounts.KIND + "'");

        payers.sealAll();

        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(
                        "select string_agg(payer || ' ' || matches, ',') from payer_account where customer_id = '"
                                + customer + "'")) {
            rows.next();
            assertThat(rows.getString(1)).isEqualTo(payer + " 3");
        }
    }

    @Test
    void the_log_of_the_database_does_not_hold_what_it_refused() throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("show log_error_verbosity")) {
            rows.next();
            assertThat(rows.getString(1)).isEqualTo("terse");
        }
    }

    private static String learned(String payer, UUID customer) {
        return "insert into payer_account values ('" + payer + "', '" + customer + "', 2, now())";
    }

    private static Connection owner() throws SQLException {
        var config = ConfigProvider.getConfig();
        return DriverManager.getConnection(
                config.getValue("quarkus.datasource.jdbc.url", String.class),
                config.getValue("quarkus.flyway.username", String.class),
                config.getValue("quarkus.flyway.password", String.class));
    }

    private static void execute(Connection as, String... all) throws SQLException {
        try (as;
                var statement = as.createStatement()) {
            for (var sql : all) {
                statement.execute(sql);
            }
        }
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
