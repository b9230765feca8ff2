package io.taizhang;

import io.quarkus.runtime.Application;
import io.quarkus.runtime.ApplicationLifecycleManager;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusBindException;
import io.quarkus.runtime.annotations.QuarkusMain;
import io.quarkus.runtime.util.ExceptionUtil;
import io.taizhang.database.DatabaseUnusable;
import io.taizhang.database.EmbeddedPostgres;
import io.taizhang.identity.SigningKeys;
import io.taizhang.oversight.LedgerCheck;
import io.taizhang.protection.MasterKeys;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Starts Taizhang: the database first, unless one is named, then the application; and stops them in the opposite
 * order.
 */
@QuarkusMain
public final class Taizhang {
    private static final int MISUSED = 2;
    private static final String JDBC_URL = "quarkus.datasource.jdbc.url";
    private static final String USAGE =
            """
            台账 Taizhang

            用法 / Usage: java -jar quarkus-run.jar [--demo] [--rotate-keys] [--rotate-personal-keys] [--verify-ledger [HEAD]] [--help]

              --demo   填入演示数据 / fill the ledger with demonstration data
              --rotate-keys  换一把签名密钥后退出,已登录者不受影响 / make a new signing key and end; nobody is signed out
              --rotate-personal-keys  换一把个人信息主密钥后退出,运行中的实例会陆续改用,无需停机 / make a new master key of
                       personal data and end; running instances go over to it while they serve
              --verify-ledger  核对账本封存链后退出;HEAD 为另存的链头文件 / check the sealed history and end; HEAD is a
                       file with a head that was kept elsewhere
              --help   显示此说明 / show this text

            环境变量 / Environment:
              TAIZHANG_DATA_DIR            数据目录，默认 ./data / where the data is kept, ./data by default
              TAIZHANG_DB_URL              使用外部数据库，不启动内置的 PostgreSQL / an existing database instead of the bundled
                                           PostgreSQL: jdbc:postgresql://host:5432/taizhang
              TAIZHANG_DB_USER             应用的数据库用户 / the role that the application uses
              TAIZHANG_DB_PASSWORD         其密码 / its password
              TAIZHANG_DB_OWNER            执行迁移的用户，默认同上 / the role that migrates, the same by default
              TAIZHANG_DB_OWNER_PASSWORD   其密码 / its password
            """;

    private static @Nullable EmbeddedPostgres database;

    public static void main(String... arguments) {
        List<String> given = List.of(arguments);
        if (given.contains("--help")) {
            System.out.print(USAGE);
            return;
        }
        if (given.equals(List.of("--rotate-keys"))) {
            SigningKeys.rotate(dataDirectory(System.getenv()).resolve("keys"));
            System.out.println("已换用新的签名密钥 / A new key signs from now on");
            return;
        }
        if (given.equals(List.of("--rotate-personal-keys"))) {
            MasterKeys.rotate(dataDirectory(System.getenv()).resolve("keys"));
            System.out.println("已换用新的个人信息主密钥 / A new master key protects personal data from now on");
            return;
        }
        if (!given.isEmpty() && given.get(0).equals("--verify-ledger") && given.size() <= 2) {
            System.exit(verifyLedger(given.size() == 2 ? Path.of(given.get(1)) : null));
        }
        if (!List.of("--demo").containsAll(given)) {
            System.err.print(USAGE);
            System.exit(MISUSED);
        }
        if (given.contains("--demo")) {
            System.setProperty("taizhang.demo", "true");
        }
        try {
            prepareDatabase(System.getenv());
        } catch (DatabaseUnusable e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
        Quarkus.run(null, Taizhang::exit, arguments);
    }

    /** Beside the application when the database is an external one; the embedded one serves one at a time. */
    private static int verifyLedger(@Nullable Path head) {
        try {
            prepareDatabase(System.getenv());
            try (Connection connection = DriverManager.getConnection(
                    System.getProperty(JDBC_URL),
                    System.getProperty("quarkus.datasource.username"),
                    System.getProperty("quarkus.datasource.password"))) {
                return LedgerCheck.run(
                        connection, head, dataDirectory(System.getenv()).resolve("keys"), System.out);
            }
        } catch (DatabaseUnusable | SQLException e) {
            System.err.println(e.getMessage());
            return MISUSED;
        }
    }

    private static void prepareDatabase(Map<String, String> environment) {
        Path dataDir = dataDirectory(environment);
        System.setProperty("taizhang.data-dir", dataDir.toString());
        // Given on the command line, or by an earlier call: development mode calls main again after each change.
        if (System.getProperty(JDBC_URL) != null) {
            return;
        }
        String url = environment.get("TAIZHANG_DB_URL");
        if (url == null) {
            Runtime.getRuntime().addShutdownHook(new Thread(Taizhang::stopAfterQuarkus, "Stop PostgreSQL"));
            open(dataDir.resolve("postgres")).configuration().forEach(System::setProperty);
        } else {
            useExternal(url, environment);
        }
    }

    private static Path dataDirectory(Map<String, String> environment) {
        return Path.of(environment.getOrDefault("TAIZHANG_DATA_DIR", "data")).toAbsolutePath();
    }

    private static void useExternal(String url, Map<String, String> environment) {
        String user = environment.get("TAIZHANG_DB_USER");
        if (!url.startsWith("jdbc:postgresql:") || user == null) {
            System.err.println("TAIZHANG_DB_URL 须以 jdbc:postgresql: 开头，并需要 TAIZHANG_DB_USER / "
                    + "TAIZHANG_DB_URL must begin with jdbc:postgresql: and needs TAIZHANG_DB_USER");
            System.exit(MISUSED);
        }
        set(JDBC_URL, url);
        set("quarkus.datasource.username", user);
        set("quarkus.datasource.password", environment.get("TAIZHANG_DB_PASSWORD"));
        set("quarkus.flyway.username", environment.get("TAIZHANG_DB_OWNER"));
        set("quarkus.flyway.password", environment.get("TAIZHANG_DB_OWNER_PASSWORD"));
        set("taizhang.database.app-role", user);
    }

    private static void set(String property, @Nullable String value) {
        if (value != null) {
            System.setProperty(property, value);
        }
    }

    private static synchronized EmbeddedPostgres open(Path dir) {
        EmbeddedPostgres opened = EmbeddedPostgres.open(dir);
        database = opened;
        return opened;
    }

    /** Waits for an opening that a signal came upon, so that no server is left behind. */
    private static synchronized @Nullable EmbeddedPostgres opened() {
        return database;
    }

    /**
     * Runs beside the hook of Quarkus, after a signal and after an ordinary end: the last request needs the
     * database.
     */
    private static void stopAfterQuarkus() {
        EmbeddedPostgres running = opened();
        Application quarkus = ApplicationLifecycleManager.getCurrentApplication();
        if (quarkus != null) {
            quarkus.awaitShutdown();
        }
        if (running != null) {
            running.close();
        }
    }

    private static void exit(int code, @Nullable Throwable cause) {
        if (cause != null && ExceptionUtil.getRootCause(cause) instanceof QuarkusBindException taken) {
            System.err.printf(
                    "端口 %1$d 已被占用，请用 QUARKUS_HTTP_PORT 更换 / Port %1$d is in use: set QUARKUS_HTTP_PORT%n",
                    taken.getPort());
        } else if (cause != null) {
            System.err.println("台账无法启动 / Taizhang cannot start");
            cause.printStackTrace();
        }
        // Ends the process, except in development mode, which waits for a change and starts again.
        ApplicationLifecycleManager.getDefaultExitCodeHandler().accept(code, cause);
    }
}
