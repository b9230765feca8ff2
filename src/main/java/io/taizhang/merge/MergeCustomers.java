package io.taizhang.merge;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Who becomes whom, and whose values stay. */
public record MergeCustomers(
        @NotNull @Schema(description = "Who stays.") UUID survivorId,
        @NotNull @Size(min = 1, max = 20) @Schema(description = "Who becomes the survivor.")
                List<@NotNull UUID> mergedIds,
        @Nullable
                @Size(max = 20)
                @Schema(
                        description = "By field the customer whose value stays; where none is named the survivor's, or"
                                + " else the first that there is.")
                Map<MergeField, UUID> fields,
        @NotBlank @Size(max = 500) String reason) {

    Map<MergeField, UUID> choices() {
        return fields == null ? Map.of() : fields;
    }
}
