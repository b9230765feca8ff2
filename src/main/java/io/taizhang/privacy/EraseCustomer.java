package io.taizhang.privacy;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Why a person is erased. */
record EraseCustomer(
        @NotBlank
                @Size(max = 500)
                @Schema(description = "Who asked for it and when; it stays, so it should not name the person.")
                String reason) {}
