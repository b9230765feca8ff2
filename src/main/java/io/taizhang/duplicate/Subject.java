package io.taizhang.duplicate;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What of a customer is compared, as it is written. */
record Subject(
        boolean organisation,
        String name,
        List<String> contacts,
        List<String> phones,
        List<String> mails,
        List<Place> places,
        @Nullable String code,
        @Nullable LocalDate birthday) {

    /** An address: province, city and district as far as they stand apart, the rest, and the postcode. */
    record Place(String region, String detail, @Nullable String postcode) {}
}
