package io.taizhang.segment;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * One node of a filter tree: a group ({@code and}, {@code or}), a negation ({@code not}) or a comparison of a field. It
 * is exactly one of these; {@link FilterTree} says what a tree may hold. Negation is the complement: what has no value
 * is not equal to anything.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(
        description = "Exactly one of `and`, `or`, `not`, `field`. At most 8 levels and 100 nodes. Fields: those that"
                + " `GET /customers` filters by, `region` (GB/T 2260), `customFields.<name>`, `balance`,"
                + " `lastEntryOn`, `cardStatus`, `cardBalance`. Operators: `eq ne in gt gte lt lte like` as in lists, `all` for"
                + " tags, `within` for region, industry and unitId (the parent includes its children), `empty`."
                + " A date may be `today`, `today-90` or `today+7`.",
        examples = "{\"and\":[{\"field\":\"tier\",\"op\":\"in\",\"value\":[\"VIP\",\"REGULAR\"]},"
                + "{\"not\":{\"field\":\"lastInteractionAt\",\"op\":\"gte\",\"value\":\"today-90\"}}]}")
public record FilterNode(
        @Nullable @Size(max = 100) List<@NotNull FilterNode> and,
        @Nullable @Size(max = 100) List<@NotNull FilterNode> or,
        @Nullable FilterNode not,
        @Nullable @Size(max = 80) String field,
        @Nullable @Size(max = 10) @Schema(description = "`eq` when absent.") String op,
        @Nullable @Schema(description = "A text, number or boolean, or a list of them for `in` and `all`.")
                Object value) {

    /** How many of the four things that a node may be it is. */
    int kinds() {
        return (and == null ? 0 : 1) + (or == null ? 0 : 1) + (not == null ? 0 : 1) + (field == null ? 0 : 1);
    }
}
