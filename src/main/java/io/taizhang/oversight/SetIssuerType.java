package io.taizhang.oversight;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/** Says what kind of issuer the company is, and why. */
public record SetIssuerType(@NotNull IssuerType type, @NotBlank @Size(max = 500) String reason) {}
