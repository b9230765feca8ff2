package io.taizhang.usage;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** Takes a record back; what was really used is recorded under another reference. */
record ReverseUsage(@NotBlank @Size(max = 500) String reason) {}
