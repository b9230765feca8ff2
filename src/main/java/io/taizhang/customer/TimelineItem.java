package io.taizhang.customer;

import io.taizhang.platform.Money;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** One thing that happened with a customer. Titles are data (a first line, a number, the name of an enum value). */
public record TimelineItem(
        UUID id,
        Instant at,
        TimelineType type,
        String title,
        @Nullable String detail,
        @Nullable Money money,
        @Nullable String actorName,
        @Schema(description = "The record to open for more.") UUID subjectId) {

    /** Its place in the order of the timeline. */
    TimelineCursor place() {
        return new TimelineCursor(at, id);
    }
}
