package io.taizhang.support;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.taizhang.database.EmbeddedPostgres;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * The PostgreSQL of all tests that start Quarkus: the product's own, with fresh data at each start and without
 * durability.
 */
public final class TestDatabase implements QuarkusTestResourceLifecycleManager {
    private EmbeddedPostgres postgres;

    @Override
    public Map<String, String> start() {
        postgres = EmbeddedPostgres.openFresh(Path.of("target/test-postgres"));
        Map<String, String> configuration = new HashMap<>(postgres.configuration());
        configuration.put(
                "taizhang.data-dir",
                Path.of("target/test-data").toAbsolutePath().toString());
        configuration.put("quarkus.http.test-port", "0");
        return configuration;
    }

    @Override
    public void stop() {
        if (postgres != null) {
            postgres.close();
        }
    }
}
