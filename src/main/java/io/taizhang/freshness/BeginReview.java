package io.taizhang.freshness;

import io.taizhang.customer.CustomerTier;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Begins a review of those customers within the caller's scope who meet the filter now. */
public record BeginReview(
        @NotBlank @Size(max = 120) String name,
        @NotNull LocalDate dueOn,
        @Nullable @Valid Whom whom,
        @Nullable
                @Size(max = 50)
                @Schema(description = "They share the customers evenly; without them each customer is their owner's.")
                List<@NotNull UUID> assigneeIds) {

    /** Which customers; what is absent does not narrow. */
    public record Whom(
            @Nullable @Size(max = 3) List<@NotNull CustomerTier> tiers,
            @Nullable @Schema(description = "Something falls due by this day.") LocalDate dueBy,
            @Nullable @Min(0) @Max(100) @Schema(description = "At most so complete.") Integer maxCompleteness,
            @Nullable UUID ownerId,
            @Nullable UUID unitId) {

        static final Whom EVERYBODY = new Whom(null, null, null, null, null);
    }

    Whom filter() {
        return whom == null ? Whom.EVERYBODY : whom;
    }

    List<UUID> assignees() {
        return assigneeIds == null ? List.of() : assigneeIds.stream().distinct().toList();
    }
}
