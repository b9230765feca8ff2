package io.taizhang.member;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Signs a member in.
 *
 * @param customerId which customer, when the phone is registered for several
 */
record BeginMemberSession(
        @NotBlank @Size(max = 40) String phone,
        @NotNull @Pattern(regexp = "\\d{6}") @Schema(examples = "350714") String code,
        @Nullable UUID customerId) {}
