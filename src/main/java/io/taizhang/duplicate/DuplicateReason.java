package io.taizhang.duplicate;

import java.math.BigDecimal;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One part that was compared, how it agrees, and how much that says. */
public record DuplicateReason(
        @Schema(description = "What was compared.") DuplicatePart part,
        DuplicateGrade grade,
        @Schema(description = "Bits: how much it speaks for one customer, or when negative against.") BigDecimal bits) {

    static List<DuplicateReason> of(Likeness likeness) {
        return likeness.reasons().stream()
                .map(reason ->
                        new DuplicateReason(reason.part(), reason.grade(), BigDecimal.valueOf(reason.weight(), 2)))
                .toList();
    }
}
