package io.taizhang.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class EmbeddedPostgresTest {
    /** Not in a temporary folder: unpacking and initialising once serves all tests here. */
    private static final Path DIR = Path.of("target/embedded-postgres");

    @BeforeAll
    static void begin_without_data() {
        EmbeddedPostgres.openFresh(DIR).close();
    }

    @Test
    void keeps_its_data_between_starts() throws SQLException {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.open(DIR)) {
            asOwner(postgres, "create table kept as select '张伟' as name");
        }
        try (EmbeddedPostgres postgres = EmbeddedPostgres.open(DIR)) {
            assertThat(asOwner(postgres, "select name from kept")).isEqualTo("张伟");
        }
    }

    @Test
    void a_killed_server_comes_up_again_with_its_rows() throws Exception {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.open(DIR)) {
            asOwner(postgres, "create table survivor as select 42 as answer");
            server().destroyForcibly();
        }
        try (EmbeddedPostgres postgres = EmbeddedPostgres.open(DIR)) {
            assertThat(asOwner(postgres, "select answer from survivor")).isEqualTo("42");
        }
    }

    @Test
    void a_server_killed_under_a_living_application_is_started_again_at_the_same_address() throws Exception {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.open(DIR)) {
            asOwner(postgres, "create table revived as select 7 as answer");
            ProcessHandle killed = server();
            killed.destroyForcibly();
            killed.onExit().join();
            assertThat(answerOnceItIsBack(postgres, "select answer from revived"))
                    .isEqualTo("7");
            assertThat(server()).isNotEqualTo(killed);
        }
    }

    /** Asks until the server answers, for at most a minute. */
    private static String answerOnceItIsBack(EmbeddedPostgres postgres, String query) throws SQLException {
        long giveUp = System.nanoTime() + Duration.ofMinutes(1).toNanos();
        while (true) {
            try {
                return asOwner(postgres, query);
            } catch (SQLException notYet) {
                if (System.nanoTime() > giveUp) {
                    throw notYet;
                }
                Thread.onSpinWait();
            }
        }
    }

    @Test
    void an_orphan_is_adopted_but_not_while_its_application_lives() throws Exception {
        Process application = anotherApplication();
        try (BufferedReader output = application.inputReader(StandardCharsets.UTF_8)) {
            String url = output.readLine();
            ProcessHandle orphan = server();

            assertThatExceptionOfType(DatabaseUnusable.class)
                    .isThrownBy(() -> EmbeddedPostgres.open(DIR))
                    .withMessageContaining("in use by another Taizhang");

            application.destroyForcibly().waitFor();
            try (EmbeddedPostgres postgres = EmbeddedPostgres.open(DIR)) {
                assertThat(postgres.jdbcUrl()).isEqualTo(url);
                assertThat(server()).isEqualTo(orphan);
                assertThat(asOwner(postgres, "select 1")).isEqualTo("1");
            }
            assertThat(DIR.resolve("data/postmaster.pid")).doesNotExist();
        }
    }

    @Test
    void a_second_opener_in_the_same_process_is_refused_and_does_no_harm() throws Exception {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.open(DIR)) {
            assertThatExceptionOfType(DatabaseUnusable.class).isThrownBy(() -> EmbeddedPostgres.open(DIR));
            assertThat(asOwner(postgres, "select 1")).isEqualTo("1");
        }
    }

    @Test
    void a_pid_file_that_names_a_stranger_is_no_server() throws Exception {
        String stranger = String.join(
                "\n",
                Long.toString(ProcessHandle.current().pid()),
                DIR.toRealPath().resolve("data").toString(),
                "1",
                "15000");
        Files.writeString(DIR.resolve("data/postmaster.pid"), stranger);
        try (EmbeddedPostgres postgres = EmbeddedPostgres.open(DIR)) {
            assertThat(asOwner(postgres, "select 1")).isEqualTo("1");
        }
    }

    @Test
    void searches_chinese_by_trigrams() throws SQLException {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.open(DIR)) {
            for (String extension : List.of("pg_trgm", "btree_gin", "pgcrypto")) {
                asOwner(postgres, "create extension if not exists " + extension);
            }
            assertThat(asOwner(postgres, "select cardinality(show_trgm('张伟'))")).isEqualTo("3");
        }
    }

    @Test
    void the_application_may_create_nothing() {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.open(DIR)) {
            for (String attempt :
                    List.of("create table mine (id int)", "create schema mine", "create temp table t (i int)")) {
                assertThatExceptionOfType(SQLException.class)
                        .isThrownBy(() -> execute(postgres, postgres.appUser(), postgres.appPassword(), attempt))
                        .withMessageContaining("permission denied");
            }
        }
    }

    @Test
    void only_the_owner_of_the_files_reads_the_passwords() throws IOException {
        assertThat(Files.getPosixFilePermissions(DIR.resolve("credentials.properties")))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void an_unknown_platform_is_told_to_name_a_database() {
        assertThatExceptionOfType(DatabaseUnusable.class)
                .isThrownBy(() -> PostgresBinaries.archiveFor("SunOS", "sparcv9"))
                .withMessageContaining("TAIZHANG_DB_URL");
    }

    /** What a killed application leaves: run in a process of its own by {@link #anotherApplication}. */
    static final class Other {
        public static void main(String... none) throws IOException {
            System.out.println(EmbeddedPostgres.open(DIR).jdbcUrl());
            System.in.read();
        }
    }

    private static Process anotherApplication() throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        Other.class.getName())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static ProcessHandle server() throws IOException {
        List<String> pidFile = Files.readAllLines(DIR.resolve("data/postmaster.pid"));
        return ProcessHandle.of(Long.parseLong(pidFile.get(0))).orElseThrow();
    }

    private static String asOwner(EmbeddedPostgres postgres, String statement) throws SQLException {
        return execute(postgres, postgres.ownerUser(), postgres.ownerPassword(), statement);
    }

    private static String execute(EmbeddedPostgres postgres, String user, String password, String statement)
            throws SQLException {
        try (Connection connection = DriverManager.getConnection(postgres.jdbcUrl(), user, password);
                Statement sql = connection.createStatement()) {
            if (!sql.execute(statement)) {
                return "";
            }
            try (ResultSet rows = sql.getResultSet()) {
                rows.next();
                return rows.getString(1);
            }
        }
    }
}
