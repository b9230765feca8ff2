package io.taizhang.billing;

import io.taizhang.platform.Versioned;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One step of the ladder of reminders. */
public record DunningLevelView(
        int level,
        long version,
        @Schema(description = "How many days after its due day a bill is reminded of.") int afterDays,
        DunningChannel channel,
        String name,
        @Schema(description = "A level that is not active is left out.") boolean active,
        @Schema(description = "Whether the customer gets no further credit until nothing overdue is left.")
                boolean creditHold)
        implements Versioned {

    static DunningLevelView of(DunningLevel level) {
        return new DunningLevelView(
                level.level, level.version, level.afterDays, level.channel, level.name, level.active, level.creditHold);
    }
}
