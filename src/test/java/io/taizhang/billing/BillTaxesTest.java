package io.taizhang.billing;

import static org.assertj.core.api.Assertions.assertThat;

import io.taizhang.account.EntryTax;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BillTaxesTest {

    @Test
    void lines_of_one_rate_are_one_sum_and_what_is_collected_is_not_there() {
        var charged = BillTaxes.charged(List.of(
                line(10_000, "13.00"),
                line(5_000, "6"),
                line(3_333, "13"),
                line(100, null),
                BillLine.collected("旧账", 700, java.util.UUID.randomUUID())));
        assertThat(charged)
                .containsExactly(
                        new EntryTax(null, 100, 0),
                        new EntryTax(new BigDecimal("6"), 5_000, 283),
                        // 10000 · 13 / 113 = 1150.44…, 3333 · 13 / 113 = 383.44…
                        new EntryTax(new BigDecimal("13.00"), 13_333, 1_150 + 383));
    }

    @Test
    void credit_notes_in_any_parts_take_back_every_rate_and_its_tax_to_the_fen() {
        var seed = Long.getLong("bill.seed", System.nanoTime());
        var random = new Random(seed);
        for (int bill = 0; bill < 500; bill++) {
            var rates = List.of("13", "9", "6", "1", "0");
            var charged = BillTaxes.charged(IntStream.range(0, 1 + random.nextInt(6))
                    .mapToObj(i -> line(1 + random.nextInt(5_000), rates.get(random.nextInt(rates.size()))))
                    .toList());
            long left = charged.stream().mapToLong(EntryTax::amountMinor).sum();
            var credited = new ArrayList<EntryTax>();
            while (left > 0) {
                var minor = Math.min(left, 1 + random.nextInt(3_000));
                var note = BillTaxes.credit(charged, credited, minor);
                assertThat(note.stream().mapToLong(EntryTax::amountMinor).sum())
                        .as("seed %d", seed)
                        .isEqualTo(minor);
                assertThat(note).as("seed %d", seed).allSatisfy(part -> {
                    assertThat(part.amountMinor()).isPositive();
                    assertThat(part.taxMinor()).isBetween(0L, part.amountMinor());
                });
                credited.addAll(note);
                left -= minor;
            }
            for (var whole : charged) {
                var back = credited.stream()
                        .filter(part -> part.rate().compareTo(whole.rate()) == 0)
                        .toList();
                assertThat(back.stream().mapToLong(EntryTax::amountMinor).sum())
                        .as("seed %d", seed)
                        .isEqualTo(whole.amountMinor());
                assertThat(back.stream().mapToLong(EntryTax::taxMinor).sum())
                        .as("seed %d", seed)
                        .isEqualTo(whole.taxMinor());
            }
        }
    }

    @Test
    void what_is_credited_again_because_a_note_was_freed_is_split_as_at_first() {
        var charged = BillTaxes.charged(List.of(line(1_000, "13"), line(1_000, "6")));
        var first = BillTaxes.credit(charged, List.of(), 2_000);
        assertThat(BillTaxes.credit(charged, first, 2_000)).isEqualTo(first).isEqualTo(charged);
    }

    private static BillLine line(long minor, String rate) {
        var percent = rate == null ? null : new BigDecimal(rate);
        return new BillLine("服务费", BigDecimal.ONE, minor, 0, minor, percent, BillLine.tax(minor, percent), null);
    }
}
