package io.taizhang.identity;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.UUID;

/** Adds a unit below another. The code is kept for ever and never given again. */
public record CreateOrgUnit(
        @NotNull UUID parentId,
        @NotNull OrgUnitKind kind,
        @NotBlank @Size(max = 40) @Pattern(regexp = "[A-Za-z0-9_-]+") String code,
        @NotBlank @Size(max = 120) String name) {}
