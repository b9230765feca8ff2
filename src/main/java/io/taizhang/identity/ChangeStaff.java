package io.taizhang.identity;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.UUID;

/** What can be changed of a member of staff; it takes effect in their running sessions within seconds. */
record ChangeStaff(
        @NotBlank @Size(max = 60) String displayName,
        @NotNull Role role,
        @NotNull ScopeKind scope,
        @NotNull UUID unitId) {}
