package io.taizhang.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The product with so many customers, and beside it pgbench and the bare resource on the same database. */
final class Site implements AutoCloseable {

    private static final String PASSWORD = "an administrator of benchmarks";

    private final Options options;
    private final long customers;
    private final Path dir;
    private final List<Workload> workloads;
    private final Map<Workload, Replay> replays = new LinkedHashMap<>();
    private final Map<Workload, List<String>> scripts = new HashMap<>();
    private final ObjectMapper json = new ObjectMapper();

    private Server product;
    private Server bare;
    private Database database;
    private Connection superuser;
    private String token = "";
    private long startMillis;
    private double startCpu;
    private long idleMemory;
    private long idleDatabaseMemory;

    Site(Options options, long customers) {
        this.options = options;
        this.customers = customers;
        this.dir = options.dir()
                .resolve(Options.written(customers) + (options.movements() > 1 ? "-" + options.movements() : ""));
        this.workloads = Workload.of(customers).stream()
                .filter(workload -> workload.name().contains(options.only()))
                .toList();
    }

    /** What one segment of a round showed. */
    record Segment(Load.Outcome load, double serverCpu, double databaseCpu, double wal, double clientCpu) {}

    /** Fills the database, starts the product on it as on any day, and looks at what it sends to the database. */
    void open() throws Exception {
        if (!Files.exists(dir.resolve("loaded"))) {
            var from = System.nanoTime();
            product = launch();
            product.awaitAnswer(signInRequest());
            say("loading");
            Loader.load(Database.in(dir), customers, options.movements());
            Files.writeString(dir.resolve("loaded"), "");
            product.close();
            say("loaded in %.0f s".formatted((System.nanoTime() - from) / 1e9));
        }
        product = launch();
        startMillis = product.awaitAnswer(signInRequest());
        startCpu = Usage.cpu(product.pid());
        signIn();
        database = Database.in(dir);
        superuser = database.superuser();
        Thread.sleep(5_000);
        idleMemory = Usage.resident(product.pid());
        idleDatabaseMemory = Usage.proportional(database.postmaster());
        if (options.startOnly()) {
            return;
        }
        var capture = new Capture(database);
        var pgbench = new Pgbench(database, dir.resolve("pgbench"));
        for (var workload : workloads) {
            var replay = capture.of(workload, product.port(), token);
            replays.put(workload, replay);
            scripts.put(workload, pgbench.write(workload, replay));
        }
        startBare();
    }

    private Server launch() throws IOException {
        var environment = Map.of("TAIZHANG_DATA_DIR", dir.toString(), "TAIZHANG_ADMIN_PASSWORD", PASSWORD);
        return Server.start(options.jar(), options.java(), environment, dir.resolve("product.log"));
    }

    private void startBare() throws IOException {
        // It shows what the product costs beside it, and that does not grow with the customers.
        if (customers != options.sizes().get(0)) {
            return;
        }
        var named = new HashMap<String, Object>();
        replays.forEach((workload, replay) -> named.put(String.valueOf(workloads.indexOf(workload)), replay));
        var file = dir.resolve("replays.json");
        json.writeValue(file.toFile(), named);
        var environment = Map.of(
                "QUARKUS_DATASOURCE_JDBC_URL", database.url(),
                "QUARKUS_DATASOURCE_USERNAME", Database.APP,
                "QUARKUS_DATASOURCE_PASSWORD", database.appPassword(),
                "BARE_REPLAYS", file.toString());
        bare = Server.start(options.bare(), options.java(), environment, dir.resolve("bare.log"));
        bare.awaitAnswer(Http.Request.get("/bare/alive", ""));
    }

    private static Http.Request signInRequest() {
        var command = "{\"username\":\"admin\",\"password\":\"" + PASSWORD + "\"}";
        return Http.Request.post("/api/v1/auth/login", "", "", command);
    }

    /** An access token lives for fifteen minutes: every round gets a new one. */
    void signIn() throws IOException {
        try (var http = new Http(product.port())) {
            var status = http.send(signInRequest().bytes());
            if (status != 200) {
                throw new IOException("Sign-in: " + status + " " + http.text());
            }
            token = json.readTree(http.text()).path("accessToken").asText();
        }
    }

    Segment product(Workload workload, int seconds) throws Exception {
        return product(workload, seconds, 0);
    }

    /** @param perSecond how many requests are sent; 0 for as many as the clients can */
    Segment product(Workload workload, int seconds, double perSecond) throws Exception {
        return measured(
                product,
                () -> Load.run(
                        product.port(),
                        clients(workload),
                        seconds,
                        perSecond,
                        workload.cases(),
                        drawn -> workload.request(drawn, token, Fresh.key().toString())));
    }

    /** The same SQL from a Quarkus resource that does nothing else; the answer is its rows. */
    Segment bare(Workload workload, int seconds) throws Exception {
        var path = "/bare/" + workloads.indexOf(workload) + "/";
        return measured(
                bare,
                () -> Load.run(bare.port(), clients(workload), seconds, 0, workload.cases(), drawn -> {
                    var key = Fresh.key().toString();
                    return workload.isWrite()
                            ? Http.Request.post(path + drawn, "", key, workload.body(drawn, key))
                            : Http.Request.get(path + drawn, "");
                }));
    }

    Segment pgbench(Workload workload, int seconds) throws Exception {
        var pgbench = new Pgbench(database, dir.resolve("pgbench"));
        return measured(null, () -> pgbench.run(scripts.get(workload), clients(workload), seconds));
    }

    /** Something that is measured. */
    private interface Measured {
        Load.Outcome run() throws Exception;
    }

    private Segment measured(Server server, Measured what) throws Exception {
        long postmaster = database.postmaster();
        long own = ProcessHandle.current().pid();
        var cpu = server == null ? 0 : Usage.cpu(server.pid());
        var databaseCpu = Usage.cpuOfTree(postmaster);
        var ownCpu = Usage.cpu(own);
        var wal = Database.wal(superuser);
        var load = what.run();
        double requests = Math.max(1, load.nanos().length);
        return new Segment(
                load,
                server == null ? 0 : (Usage.cpu(server.pid()) - cpu) / requests,
                (Usage.cpuOfTree(postmaster) - databaseCpu) / requests,
                (Database.wal(superuser) - wal) / requests,
                (Usage.cpu(own) - ownCpu) / requests);
    }

    private int clients(Workload workload) {
        return workload.clients() == 0 ? options.clients() : workload.clients();
    }

    boolean hasBare() {
        return bare != null;
    }

    List<Workload> workloads() {
        return workloads;
    }

    long customers() {
        return customers;
    }

    Replay replay(Workload workload) {
        return replays.get(workload);
    }

    /** What starting it costs, as a row of a table. */
    String startRow() throws IOException {
        return "| %s | %.2f s | %.2f s | %d MiB | %d MiB | %d MiB | %d MiB |"
                .formatted(
                        Options.written(customers),
                        startMillis / 1e3,
                        startCpu / 1e3,
                        idleMemory,
                        Usage.resident(product.pid()),
                        idleDatabaseMemory,
                        Usage.proportional(database.postmaster()));
    }

    private void say(String what) {
        System.err.println(Options.written(customers) + ": " + what);
    }

    @Override
    public void close() throws SQLException {
        if (superuser != null) {
            superuser.close();
        }
        if (bare != null) {
            bare.close();
        }
        product.close();
    }
}
