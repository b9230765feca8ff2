package io.taizhang.privacy;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Everything that is kept about one customer (《个人信息保护法》第四十五条), for people and machines. */
record PersonalDataView(
        UUID customerId,
        String number,
        String name,
        OffsetDateTime generatedAt,
        String generatedBy,
        @Schema(description = "The rows by table, as they are kept: money in 分, moments in UTC offset notation.")
                Map<String, List<JsonNode>> tables,
        @Schema(description = "What is left out, and why.") List<Withheld> withheld) {

    /** A column, or a whole table where the column is {@code *}. */
    record Withheld(String table, String column, String reason) {}
}
