package io.taizhang.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class FiguresTest {

    /** The bakery of the standard: a million in cards at 16 %, a twentieth expected never to be used, 400 000 used. */
    @Test
    void the_bakery_of_the_standard_comes_out_as_it_says() {
        var sold = Figures.of(100_000_000, 0, 0, 1600, 500);
        assertThat(yuan(LegAmount.DEFERRED_NET.of(sold))).isEqualTo(862_069);
        assertThat(yuan(LegAmount.DEFERRED_TAX.of(sold))).isEqualTo(137_931);
        var used = Figures.of(40_000_000, 0, 1600, 1600, 500);
        assertThat(yuan(LegAmount.NET.of(used) + LegAmount.BREAKAGE.of(used))).isEqualTo(362_976);
        assertThat(yuan(LegAmount.TAX.of(used))).isEqualTo(55_172);
        assertThat(yuan(LegAmount.DEFERRED_TAX.of(used))).isEqualTo(55_172);
    }

    @Test
    void a_tax_is_rounded_half_away_from_zero_so_that_a_reversal_undoes_it() {
        assertThat(Figures.of(113, 0, 1300, 0, 0).tax()).isEqualTo(13);
        assertThat(Figures.of(1, 0, 9999, 0, 0).tax()).isEqualTo(0);
        assertThat(Figures.of(3, 0, 2000, 0, 0).tax()).isEqualTo(1);
        var random = new Random(7);
        for (int i = 0; i < 2_000; i++) {
            var gross = random.nextLong(10_000_000);
            var vat = random.nextInt(10_000);
            var there = Figures.of(gross, 5, vat, 600, 300);
            var back = Figures.of(-gross, -5, vat, 600, 300);
            assertThat(there.plus(back)).isEqualTo(new Figures(0, 0, 0, 0, 0));
            assertThat(there.tax()).isBetween(0L, gross);
        }
    }

    private static long yuan(long minor) {
        return Math.round(minor / 100.0);
    }
}
