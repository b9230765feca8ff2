package io.taizhang.exchange;

import static io.taizhang.exchange.GivenImports.IMPORTS;
import static io.taizhang.exchange.GivenImports.customers;
import static io.taizhang.exchange.GivenImports.transactions;
import static io.taizhang.exchange.GivenImports.upload;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.sun.management.GarbageCollectionNotificationInfo;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.taizhang.support.Given;
import io.taizhang.support.Staff;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.zip.GZIPInputStream;
import javax.management.NotificationEmitter;
import javax.management.openmbean.CompositeData;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/**
 * Real data from beginning to end. What must come out is computed here from the files, in a way of its own. The data sets
 * are no part of the project: without them these tests are skipped.
 */
@QuarkusTest
class RealDataImportTest {

    @Inject
    AgroalDataSource database;

    private static Path data(String name) {
        var shared =
                System.getProperty("taizhang.shared", System.getenv().getOrDefault("TAIZHANG_SHARED", "../shared"));
        var file = Path.of(shared, "data").resolve(name);
        Assumptions.assumeTrue(
                Files.exists(file),
                () -> "skipped: no " + file.toAbsolutePath().normalize() + " (TAIZHANG_SHARED names the folder)");
        return file;
    }

    private static byte[] unzipped(Path file) throws IOException {
        try (var input = new GZIPInputStream(Files.newInputStream(file))) {
            return input.readAllBytes();
        }
    }

    /** A finished import with how long it took from the upload to the end. */
    private record Run(JsonPath view, Duration took) {

        long rowsPerSecond() {
            return view.getLong("rowsRead") * 1_000 / Math.max(1, took.toMillis());
        }
    }

    private static Run run(String name, byte[] file, Map<String, Object> options) {
        var begun = System.nanoTime();
        String id = upload(Staff.admin(), name, file, options)
                .post(IMPORTS)
                .then()
                .statusCode(202)
                .extract()
                .path("id");
        while (true) {
            var view = Given.admin().get(IMPORTS + "/{id}", id).then().extract().jsonPath();
            if (!view.getString("status").equals("RUNNING")) {
                assertThat(view.getString("status")).as(view.prettify()).isEqualTo("FINISHED");
                return new Run(view, Duration.ofNanos(System.nanoTime() - begun));
            }
            assertThat(System.nanoTime() - begun)
                    .isLessThan(Duration.ofMinutes(3).toNanos());
            // The two cores are the import's: asking without a pause would measure the asking.
            LockSupport.parkNanos(50_000_000);
        }
    }

    private long number(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    /** The heap after each collection: what is really held. */
    private static AtomicLong watchHeap() {
        var peak = new AtomicLong();
        for (var collector : ManagementFactory.getGarbageCollectorMXBeans()) {
            ((NotificationEmitter) collector)
                    .addNotificationListener(
                            (notification, any) -> {
                                var data = (CompositeData) notification.getUserData();
                                var after = GarbageCollectionNotificationInfo.from(data)
                                        .getGcInfo()
                                        .getMemoryUsageAfterGc();
                                var heap = after.entrySet().stream()
                                        .filter(pool -> !pool.getKey().matches(".*(Metaspace|Code|Class).*"))
                                        .mapToLong(pool -> pool.getValue().getUsed())
                                        .sum();
                                peak.accumulateAndGet(heap, Math::max);
                            },
                            notification -> notification
                                    .getType()
                                    .equals(GarbageCollectionNotificationInfo.GARBAGE_COLLECTION_NOTIFICATION),
                            null);
        }
        return peak;
    }

    /** What a shop's lines come to, document by document. */
    private static final class Expected {

        final Set<String> customers = new HashSet<>();
        final Map<String, BigDecimal> documents = new HashMap<>();
        final Map<String, Integer> lines = new HashMap<>();
        long rows;
        long withoutCustomer;

        void add(NamedCsvRecord row) {
            rows++;
            var customer = row.getField("CustomerID").strip();
            if (customer.isEmpty()) {
                withoutCustomer++;
                return;
            }
            customers.add(customer);
            var amount = new BigDecimal(row.getField("Quantity"))
                    .multiply(new BigDecimal(row.getField("UnitPrice")))
                    .setScale(2, RoundingMode.HALF_UP);
            documents.merge(row.getField("InvoiceNo"), amount, BigDecimal::add);
            lines.merge(row.getField("InvoiceNo"), 1, Integer::sum);
        }

        long entries() {
            return documents.values().stream()
                    .filter(amount -> amount.signum() != 0)
                    .count();
        }

        long returns() {
            return documents.values().stream()
                    .filter(amount -> amount.signum() < 0)
                    .count();
        }

        long acceptedLines() {
            return lines.entrySet().stream()
                    .filter(document -> documents.get(document.getKey()).signum() != 0)
                    .mapToLong(Map.Entry::getValue)
                    .sum();
        }

        BigDecimal sum() {
            return documents.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        }
    }

    @Test
    void a_year_of_a_wholesaler_comes_out_as_it_stands_in_the_file() throws Exception {
        var file = unzipped(data("online_retail/online_retail.csv.gz"));
        var expected = new Expected();
        try (var rows = CsvReader.builder()
                .ofNamedCsvRecord(new InputStreamReader(new ByteArrayInputStream(file), StandardCharsets.UTF_8))) {
            rows.forEach(expected::add);
        }
        // Of the 22,190 invoices with a customer, four (seven lines) come to nothing: there is nothing to put on an
        // account.
        assertThat(expected.documents).hasSize(22_190);
        assertThat(expected.entries()).isEqualTo(22_186);
        assertThat(expected.returns()).isEqualTo(3_654);
        assertThat(expected.acceptedLines()).isEqualTo(406_822);
        assertThat(expected.sum()).isEqualByComparingTo("8300065.81");
        var peak = watchHeap();

        var customers = run("customers.csv", file, customers("COMMIT", Map.of("CustomerID", "externalRef")));
        assertThat(customers.view().getLong("rowsRead")).isEqualTo(expected.rows);
        assertThat(customers.view().getLong("created")).isEqualTo(expected.customers.size());
        assertThat(customers.view().getLong("rowsRejected")).isEqualTo(expected.withoutCustomer);

        var mapping = Map.of(
                "InvoiceNo",
                "document",
                "StockCode",
                "sku",
                "Description",
                "product",
                "Quantity",
                "quantity",
                "InvoiceDate",
                "businessDate",
                "UnitPrice",
                "unitPrice",
                "CustomerID",
                "customerRef");
        var lines = run("lines.csv", file, transactions("COMMIT", mapping));
        assertThat(lines.view().getLong("rowsRead")).isEqualTo(expected.rows);
        assertThat(lines.view().getLong("created")).isEqualTo(expected.entries());
        assertThat(lines.view().getLong("rowsAccepted")).isEqualTo(expected.acceptedLines());
        assertThat(lines.view().getLong("rowsRejected")).isEqualTo(expected.rows - expected.acceptedLines());
        assertThat(new BigDecimal(lines.view().getString("amount.amount"))).isEqualByComparingTo(expected.sum());
        requireStored(expected);

        var again = run("again.csv", file, transactions("COMMIT", mapping));
        assertThat(again.view().getLong("created")).isZero();
        assertThat(again.view().getLong("unchanged")).isEqualTo(expected.entries());
        requireStored(expected);

        System.out.printf(
                "Import of %,d rows: customers %,d rows/s, lines %,d rows/s (%,d entries, %,d lines in %.1f s), the same"
                        + " again %,d rows/s; heap after collection at most %d MB%n",
                expected.rows,
                customers.rowsPerSecond(),
                lines.rowsPerSecond(),
                expected.entries(),
                expected.acceptedLines(),
                lines.took().toMillis() / 1000.0,
                again.rowsPerSecond(),
                peak.get() >> 20);
    }

    private void requireStored(Expected expected) throws SQLException {
        var ours = " from entry e join customer c on c.id = e.customer_id where c.external_ref ~ '^1[0-9]{4}$'"
                + " and e.channel = 'IMPORT'";
        assertThat(number("select count(*)" + ours)).isEqualTo(expected.entries());
        assertThat(number("select count(*)" + ours + " and e.type = 'RETURN'")).isEqualTo(expected.returns());
        assertThat(number(
                        "select sum(case when e.type = 'RETURN' then -e.amount_minor else e.amount_minor end)" + ours))
                .isEqualTo(expected.sum().movePointRight(2).longValueExact());
        assertThat(number("select count(*) from customer_account a where a.balance_minor <> 0 and a.customer_id in"
                        + " (select e.customer_id" + ours + ")"))
                .as("whoever has paid, and was paid back, owes nothing")
                .isZero();
        assertThat(number("select count(*) from entry_line l where l.entry_id in (select e.id" + ours + ")"))
                .isEqualTo(expected.acceptedLines());
    }

    @Test
    void a_shops_customers_and_invoices_come_out_to_the_cent() throws Exception {
        var customerFile = Files.readAllBytes(data("chinook/Customer.csv"));
        var invoiceFile = Files.readAllBytes(data("chinook/Invoice.csv"));
        var customers = run(
                "Customer.csv",
                customerFile,
                customers(
                        "COMMIT",
                        Map.of("CustomerId", "externalRef", "LastName", "name", "City", "city", "Address", "address")));
        // Another test may have left a customer of the same reference: that one is taken for the file's.
        var view = customers.view();
        assertThat(view.getInt("created") + view.getInt("updated") + view.getInt("unchanged"))
                .isEqualTo(59);
        var mapping = Map.of(
                "InvoiceId", "document", "CustomerId", "customerRef", "InvoiceDate", "businessDate", "Total", "amount");
        var invoices = run("Invoice.csv", invoiceFile, transactions("COMMIT", mapping));
        assertThat(invoices.view().getInt("created")).isEqualTo(412);
        assertThat(invoices.view().getString("amount.amount")).isEqualTo("2328.60");
        String sixth = Given.admin()
                .get("/api/v1/transactions?externalRef=46")
                .then()
                .statusCode(200)
                .extract()
                .path("items[0].customerId");
        List<String> amounts = Given.admin()
                .get("/api/v1/transactions?limit=200&customerId=" + sixth)
                .then()
                .extract()
                .path("items.amount.amount");
        assertThat(amounts.stream().map(BigDecimal::new).reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualByComparingTo("49.62");
        Given.open()
                .auth()
                .oauth2(Staff.admin())
                .get("/api/v1/customers/{id}/account", sixth)
                .then()
                .body("balance.amount", equalTo("0.00"));
        var again = run("Invoice.csv", invoiceFile, transactions("COMMIT", mapping));
        assertThat(again.view().getInt("created")).isZero();
        assertThat(again.view().getInt("unchanged")).isEqualTo(412);
    }
}
