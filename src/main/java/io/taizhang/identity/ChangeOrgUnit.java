package io.taizhang.identity;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What can be changed of a unit: its name and where it hangs. */
record ChangeOrgUnit(@Nullable UUID parentId, @NotBlank @Size(max = 120) String name) {}
