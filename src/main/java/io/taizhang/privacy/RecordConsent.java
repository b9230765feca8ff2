package io.taizhang.privacy;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a customer said: yes, or no, or no more. */
record RecordConsent(
        @NotBlank @Size(max = 50) @Schema(description = "The code of a purpose that asks for consent.") String purpose,
        @NotEmpty @Size(max = 5) List<@NotNull ConsentChannel> channels,
        @NotNull @Schema(description = "false: refused or withdrawn.") Boolean given,
        @NotNull ConsentHow how,
        @Nullable @Schema(description = "Now, when absent; not in the future.") Instant saidAt,
        @Nullable @Min(1) @Schema(description = "The words that were agreed to; the present ones when absent.")
                Integer textVersion,
        @Nullable @Size(max = 500) @Schema(description = "Where the proof is: a form's number, a recording.")
                String evidence) {}
