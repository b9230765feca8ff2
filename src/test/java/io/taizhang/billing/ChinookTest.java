package io.taizhang.billing;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.quarkus.test.junit.QuarkusTest;
import io.taizhang.support.Given;
import io.taizhang.support.Parallel;
import io.taizhang.support.Staff;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/**
 * A shop's real invoices as bills, approved and paid: the totals that its data set publishes come out. The data set is no
 * part of the project: without it this test is skipped.
 */
@QuarkusTest
class ChinookTest {

    private static final String PUBLISHED_TOTAL = "2328.60";

    private static List<NamedCsvRecord> rows(String name) throws IOException {
        var shared =
                System.getProperty("taizhang.shared", System.getenv().getOrDefault("TAIZHANG_SHARED", "../shared"));
        var file = Path.of(shared, "data", "chinook").resolve(name);
        Assumptions.assumeTrue(
                Files.exists(file),
                () -> "skipped: no " + file.toAbsolutePath().normalize() + " (TAIZHANG_SHARED names the folder)");
        var text = Files.readString(file, StandardCharsets.ISO_8859_1);
        try (var reader = CsvReader.builder().ofNamedCsvRecord(text)) {
            return reader.stream().toList();
        }
    }

    @Test
    void the_invoices_of_a_real_shop_add_up_to_their_published_total() throws IOException {
        var shop = Staff.shop();
        var lines = new HashMap<String, List<Map<String, Object>>>();
        for (var line : rows("InvoiceLine.csv")) {
            lines.computeIfAbsent(line.getField("InvoiceId"), any -> new ArrayList<>())
                    .add(Map.of(
                            "description", "曲目 " + line.getField("TrackId"),
                            "unitPrice", Given.yuan(line.getField("UnitPrice")),
                            "quantity", line.getField("Quantity")));
        }
        var customers = new ConcurrentHashMap<String, String>();
        Parallel.forEach(
                rows("Customer.csv"),
                customer -> customers.put(
                        customer.getField("CustomerId"), Given.customer(Map.of("unitId", shop, "name", "Chinook "
                                + customer.getField("CustomerId")))));
        var sums = new ConcurrentHashMap<String, BigDecimal>();
        Parallel.forEach(rows("Invoice.csv"), invoice -> {
            var customer = customers.get(invoice.getField("CustomerId"));
            var bill = GivenBills.drafted(customer, Map.of("lines", lines.get(invoice.getField("InvoiceId"))));
            GivenBills.approve(bill).statusCode(201);
            String paid = GivenBills.pay(bill, invoice.getField("Total"))
                    .statusCode(201)
                    .extract()
                    .path("paid.amount");
            assertThat(paid).isEqualTo(invoice.getField("Total"));
            sums.merge(customer, new BigDecimal(paid), BigDecimal::add);
        });
        assertThat(sums).hasSize(59);
        assertThat(sums.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualByComparingTo(PUBLISHED_TOTAL);
        var manager = Staff.token("MANAGER", "TEAM", shop);
        assertThat(Given.json(manager)
                        .get("/api/v1/bills?status=PAID&count=exact&limit=1")
                        .<Integer>path("count"))
                .isEqualTo(412);
        assertThat(Given.json(manager)
                        .get("/api/v1/receivables/ageing")
                        .<String>path("balance.amount"))
                .isEqualTo("0.00");
    }
}
