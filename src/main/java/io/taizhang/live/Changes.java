package io.taizhang.live;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What was written since the message before. */
public record Changes(
        @Schema(
                        description = "The records; empty when nothing happened, which only shows that the line stands,"
                                + " and when too much happened to name it.")
                List<ChangedRecord> records,
        @Schema(description = "More was written than is named here: what is shown has to be read again.")
                boolean many) {

    static final Changes NONE = new Changes(List.of(), false);
    static final Changes MANY = new Changes(List.of(), true);
}
