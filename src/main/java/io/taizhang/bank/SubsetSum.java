package io.taizhang.bank;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which of a few amounts add up to a sum. */
final class SubsetSum {

    static final int MOST = 12;

    private SubsetSum() {}

    /**
     * The places of the amounts that add up to the sum; null when there are none, several such choices, or more than
     * {@value #MOST} amounts. Choices of one amount do not count.
     */
    static @Nullable List<Integer> only(List<Long> amounts, long sum) {
        if (amounts.size() > MOST) {
            return null;
        }
        var found = 0;
        for (int choice = 1; choice < 1 << amounts.size(); choice++) {
            if (Integer.bitCount(choice) > 1 && sum(amounts, choice) == sum) {
                if (found != 0) {
                    return null;
                }
                found = choice;
            }
        }
        return found == 0 ? null : places(amounts.size(), found);
    }

    private static long sum(List<Long> amounts, int choice) {
        var sum = 0L;
        for (int i = 0; i < amounts.size(); i++) {
            sum += (choice >> i & 1) == 1 ? amounts.get(i) : 0;
        }
        return sum;
    }

    private static List<Integer> places(int size, int choice) {
        var places = new ArrayList<Integer>();
        for (int i = 0; i < size; i++) {
            if ((choice >> i & 1) == 1) {
                places.add(i);
            }
        }
        return places;
    }
}
