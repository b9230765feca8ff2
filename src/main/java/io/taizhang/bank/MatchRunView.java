package io.taizhang.bank;

import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What came of matching the open lines of a statement. */
record MatchRunView(
        int considered,
        @Schema(description = "Matched without a person.") int matched,
        @Schema(description = "Left to a person, with proposals.") int proposed,
        @Schema(description = "Nothing is known of whose money it is.") int unknown,
        @Nullable @Schema(description = "There are more: go on with ?after= this line. Absent at the end.") UUID next) {

    static final MatchRunView NOTHING = new MatchRunView(0, 0, 0, 0, null);

    MatchRunView plus(MatchRunView other) {
        return new MatchRunView(
                considered + other.considered,
                matched + other.matched,
                proposed + other.proposed,
                unknown + other.unknown,
                next == null ? other.next : next);
    }
}
