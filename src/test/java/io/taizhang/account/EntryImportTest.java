package io.taizhang.account;

import static io.taizhang.account.GivenEntries.TRANSACTIONS;
import static io.taizhang.account.GivenEntries.balance;
import static io.taizhang.account.GivenEntries.limit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.arc.Arc;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.taizhang.platform.Money;
import io.taizhang.support.Given;
import io.taizhang.support.Parallel;
import jakarta.inject.Inject;
import jakarta.validation.Validator;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
class EntryImportTest {

    private static final LocalDate DAY = LocalDate.of(2024, 6, 30);

    @Inject
    EntryService entries;

    @Inject
    Validator validator;

    private static PostEntry sale(String customer, long fen, PostLine... lines) {
        return new PostEntry(
                UUID.fromString(customer),
                EntryType.SALE,
                DAY,
                Money.fen(fen),
                "历史",
                EntryMethod.ON_ACCOUNT,
                "旧系统单据",
                null,
                EntryChannel.IMPORT,
                List.of(lines),
                null,
                null);
    }

    private static PostLine line(String product, String quantity, long price) {
        return new PostLine(product, null, quantity, Money.fen(price), null, null);
    }

    private static ImportedEntry imported(String ref, PostEntry entry) {
        return new ImportedEntry(ref, entry);
    }

    private static String ref() {
        return "OLD-" + UUID.randomUUID();
    }

    @Test
    void a_line_is_measured_by_an_import_as_by_everyone_else() {
        for (var product : List.of("米", " ", "\u0001", "\u3000", "", "x".repeat(200), "x".repeat(201))) {
            requireSameAnswer(line(product, "1", 100));
        }
        for (var quantity :
                List.of("1", "-1", "0", "0.00", "1.2345", "1.23456", "1e3", "", "1234567890", "-0.1", ".5")) {
            requireSameAnswer(line("米", quantity, 100));
        }
        for (var length : List.of(0, 60, 61)) {
            requireSameAnswer(new PostLine("米", "x".repeat(length), "1", Money.fen(1), null, null));
        }
    }

    private void requireSameAnswer(PostLine line) {
        assertThat(line.fitsBounds())
                .as(line.toString())
                .isEqualTo(validator.validate(line).isEmpty());
    }

    @Test
    void an_entry_is_measured_by_an_import_as_by_everyone_else() {
        var customer = UUID.randomUUID();
        for (var length : List.of(0, 60, 61, 500, 501)) {
            for (var lines : List.of(0, 2_000, 2_001)) {
                var text = "x".repeat(length);
                var entry = new PostEntry(
                        customer,
                        EntryType.SALE,
                        DAY,
                        Money.fen(1),
                        text,
                        null,
                        text,
                        null,
                        null,
                        Collections.nCopies(lines, line("米", "1", 1)),
                        null,
                        null);
                var imported = imported("x".repeat(length), entry);
                assertThat(imported.fitsBounds())
                        .as("%d characters, %d lines", length, lines)
                        .isEqualTo(validator.validate(imported).isEmpty());
            }
        }
        for (var length : List.of(200, 201)) {
            var imported = imported("x".repeat(length), sale(customer.toString(), 1));
            assertThat(imported.fitsBounds())
                    .isEqualTo(validator.validate(imported).isEmpty());
        }
    }

    @Test
    void a_batch_is_posted_with_its_lines() {
        var customer = Given.customer();
        var ref = ref();
        var result = entries.importBatch(List.of(
                imported(ref, sale(customer, 2500, line("米", "2", 1000), line("面", "0.5", 1000))),
                imported(null, sale(customer, 100))));
        assertThat(result.created()).isEqualTo(2);
        assertThat(result.effect()).isEqualTo(Money.fen(2600));
        assertThat(result.rejected()).isEmpty();
        assertThat(balance(customer)).isEqualTo("26.00");
        Given.admin()
                .get(TRANSACTIONS + "?externalRef=" + ref)
                .then()
                .body("items", hasSize(1))
                .body("items[0].number", startsWith("E"))
                .body("items[0].businessDate", equalTo("2024-06-30"))
                .body("items[0].channel", equalTo("IMPORT"))
                .body("items[0].lines.product", contains("米", "面"));
    }

    @Test
    void the_same_reference_is_posted_once() throws Exception {
        var customer = Given.customer();
        var ref = ref();
        var batch = List.of(imported(ref, sale(customer, 100)), imported(ref, sale(customer, 100)));
        var first = entries.importBatch(batch);
        assertThat(first.created()).isEqualTo(1);
        assertThat(first.unchanged()).isEqualTo(1);
        assertThat(entries.importBatch(batch).unchanged()).isEqualTo(2);
        assertThat(balance(customer)).isEqualTo("1.00");
    }

    @Test
    void the_same_batch_at_once_is_posted_once() throws Exception {
        var customer = Given.customer();
        var batch = IntStream.range(0, 50)
                .mapToObj(any -> imported(ref(), sale(customer, 100)))
                .toList();
        var results = Parallel.atOnce(6, () -> asInARequest(() -> entries.importBatch(batch)));
        assertThat(results.stream().mapToInt(ImportResult::created).sum()).isEqualTo(50);
        assertThat(balance(customer)).isEqualTo("50.00");
    }

    private static <T> T asInARequest(Supplier<T> act) {
        var request = Arc.container().requestContext();
        request.activate();
        try {
            return act.get();
        } finally {
            request.terminate();
        }
    }

    @Test
    void a_wrong_entry_is_rejected_and_the_others_are_posted() {
        var customer = Given.customer();
        var result = entries.importBatch(List.of(
                imported(null, sale(UUID.randomUUID().toString(), 100)),
                imported(null, sale(customer, 100)),
                imported(null, sale(customer, 100, line("米", "1", 99))),
                imported("x".repeat(201), sale(customer, 100)),
                imported("nul \u0000", sale(customer, 100)),
                imported(null, sale(customer, -100))));
        assertThat(result.created()).isEqualTo(1);
        assertThat(result.rejected().stream()
                        .map(one -> one.index() + " " + one.refusal().code()))
                .containsExactly(
                        "0 customer_unknown",
                        "2 lines_do_not_add_up",
                        "3 validation_failed",
                        "4 value_out_of_range",
                        "5 amount_not_positive");
        assertThat(balance(customer)).isEqualTo("1.00");
    }

    @Test
    void an_import_gives_no_credit_beyond_the_limit() {
        var customer = Given.customer();
        limit(customer, "2.50");
        var result = entries.importBatch(Collections.nCopies(4, imported(null, sale(customer, 100))));
        assertThat(result.created()).isEqualTo(2);
        assertThat(result.rejected())
                .hasSize(2)
                .allSatisfy(one -> assertThat(one.refusal().code()).isEqualTo("credit_limit_exceeded"));
        assertThat(balance(customer)).isEqualTo("2.00");
    }

    @Test
    void a_dry_run_leaves_nothing() {
        var customer = Given.customer();
        QuarkusTransaction.begin();
        var result = entries.importBatch(List.of(imported(ref(), sale(customer, 100))));
        QuarkusTransaction.rollback();
        assertThat(result.created()).isEqualTo(1);
        assertThat(balance(customer)).isEqualTo("0.00");
    }

    @Test
    void a_batch_is_bounded_and_may_be_empty() {
        var customer = Given.customer();
        assertThat(entries.importBatch(List.of()).created()).isZero();
        var tooMany = Collections.nCopies(1_001, imported(null, sale(customer, 100)));
        assertThatThrownBy(() -> entries.importBatch(tooMany)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_batch_leaves_one_audit_row() {
        var customer = Given.customer();
        var result = entries.importBatch(Collections.nCopies(7, imported(null, sale(customer, 777))));
        assertThat(result.created()).isEqualTo(7);
        Given.admin()
                .get("/api/v1/audit-entries?action=entry.imported&limit=1")
                .then()
                .body("items[0].after.created", equalTo(7))
                .body("items[0].after.effect.amount", equalTo("54.39"));
    }

    @Test
    void full_batches_go_in_quickly() {
        var customers = IntStream.range(0, 20).mapToObj(any -> Given.customer()).toList();
        var lines = 0;
        var started = System.nanoTime();
        for (int batch = 0; batch < 10; batch++) {
            var entriesOfBatch = IntStream.range(0, 1_000)
                    .mapToObj(number -> imported(
                            ref(),
                            sale(
                                    customers.get(number % customers.size()),
                                    3_000,
                                    line("米", "1", 1_000),
                                    line("面", "2", 500),
                                    line("油", "0.5", 2_000))))
                    .toList();
            assertThat(entries.importBatch(entriesOfBatch).created()).isEqualTo(1_000);
            lines += 3_000;
        }
        System.out.printf("EntryImportTest: %d lines/s%n", lines * 1_000_000_000L / (System.nanoTime() - started));
        assertThat(balance(customers.get(0))).isEqualTo("15000.00");
    }
}
