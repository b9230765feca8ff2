package bare;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.RestPath;

/** Sends the SQL of one of the product's requests and answers with its rows. */
@Path("/bare")
@ApplicationScoped
@Blocking
public class BareResource {

    private static final char FRESH_ID = '\uE001';
    private static final char FRESH_TEXT = '\uE002';

    private final DataSource dataSource;
    private final Map<String, List<Replay>> replays = new HashMap<>();

    BareResource(DataSource dataSource, ObjectMapper json, @ConfigProperty(name = "bare.replays") String file)
            throws IOException {
        this.dataSource = dataSource;
        json.readTree(Files.readAllBytes(java.nio.file.Path.of(file)))
                .properties()
                .forEach(entry -> replays.put(entry.getKey(), variants(entry.getValue())));
    }

    private record Replay(int cases, boolean transaction, List<Statement> statements) {}

    private record Statement(String sql, int[] order, List<List<String>> values) {}

    @GET
    @Path("alive")
    public String alive() {
        return "alive";
    }

    @GET
    @Path("{replay}/{number}")
    public List<List<String>> read(@RestPath String replay, @RestPath int number) throws SQLException {
        return rows(replays.get(replay), number);
    }

    @POST
    @Path("{replay}/{number}")
    public List<List<String>> write(@RestPath String replay, @RestPath int number, JsonNode body) throws SQLException {
        return rows(replays.get(replay), number);
    }

    private List<List<String>> rows(List<Replay> variants, int drawn) throws SQLException {
        int number = drawn;
        int variant = 0;
        while (variant < variants.size() - 1 && number >= variants.get(variant).cases()) {
            number -= variants.get(variant++).cases();
        }
        var replay = variants.get(variant);
        var rows = new ArrayList<List<String>>();
        var fresh = new HashMap<Character, String>();
        try (var connection = dataSource.getConnection()) {
            if (!replay.transaction()) {
                send(connection, replay, number, fresh, rows);
                return rows;
            }
            connection.setAutoCommit(false);
            send(connection, replay, number, fresh, rows);
            connection.commit();
            connection.setAutoCommit(true);
        }
        return rows;
    }

    private static void send(
            Connection connection, Replay replay, int number, Map<Character, String> fresh, List<List<String>> rows)
            throws SQLException {
        for (var part : replay.statements()) {
            try (var statement = connection.prepareStatement(part.sql())) {
                for (int i = 0; i < part.order().length; i++) {
                    var values = part.values().get(part.order()[i]);
                    var value = values.get(values.size() == 1 ? 0 : number % values.size());
                    statement.setObject(i + 1, value == null ? null : filled(value, fresh), Types.OTHER);
                }
                if (!statement.execute()) {
                    continue;
                }
                try (var found = statement.getResultSet()) {
                    int columns = found.getMetaData().getColumnCount();
                    while (found.next()) {
                        var row = new ArrayList<String>(columns);
                        for (int i = 1; i <= columns; i++) {
                            row.add(found.getString(i));
                        }
                        rows.add(row);
                    }
                }
            }
        }
    }

    private static String filled(String value, Map<Character, String> fresh) {
        if (value.indexOf(FRESH_ID) < 0 && value.indexOf(FRESH_TEXT) < 0) {
            return value;
        }
        var text = new StringBuilder();
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == FRESH_ID) {
                text.append(fresh.computeIfAbsent(value.charAt(++i), any -> uuid().toString()));
            } else if (c == FRESH_TEXT) {
                text.append(fresh.computeIfAbsent(c, any -> uuid().toString()));
            } else {
                text.append(c);
            }
        }
        return text.toString();
    }

    private static UUID uuid() {
        var random = ThreadLocalRandom.current();
        return new UUID(
                System.currentTimeMillis() << 16 | 0x7000 | random.nextInt(1 << 12),
                random.nextLong() >>> 2 | Long.MIN_VALUE);
    }

    private static List<Replay> variants(JsonNode node) {
        var variants = new ArrayList<Replay>();
        node.get("variants").forEach(variant -> variants.add(replay(variant)));
        return variants;
    }

    /** Statements with question marks for the driver; a parameter that is used twice is set twice. */
    private static Replay replay(JsonNode node) {
        var statements = new ArrayList<Statement>();
        var transaction = false;
        for (var part : node.get("statements")) {
            var sql = part.get("sql").asText();
            if (sql.matches("(?i)(begin|commit|rollback).*")) {
                transaction = true;
                continue;
            }
            var types = new ArrayList<String>();
            var values = new ArrayList<List<String>>();
            for (var parameter : part.get("parameters")) {
                types.add(parameter.get("type").asText());
                var texts = new ArrayList<String>();
                parameter.get("values").forEach(value -> texts.add(value.isNull() ? null : value.asText()));
                values.add(texts);
            }
            var order = new ArrayList<Integer>();
            var marked = java.util.regex.Pattern.compile("\\$(\\d+)").matcher(sql).replaceAll(found -> {
                order.add(Integer.parseInt(found.group(1)) - 1);
                return "(?::" + types.get(order.get(order.size() - 1)) + ")";
            });
            statements.add(new Statement(marked, order.stream().mapToInt(i -> i).toArray(), values));
        }
        return new Replay(node.get("cases").asInt(), transaction, statements);
    }
}
