package io.taizhang.identity;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.UUID;

/** Lets somebody in. They get a generated password and have to change it at their first sign-in. */
public record CreateStaff(
        @NotBlank @Size(max = 60) @Pattern(regexp = "[A-Za-z0-9._@-]+") String username,
        @NotBlank @Size(max = 60) String displayName,
        @NotNull Role role,
        @NotNull ScopeKind scope,
        @NotNull UUID unitId) {}
