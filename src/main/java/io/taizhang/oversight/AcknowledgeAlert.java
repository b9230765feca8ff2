package io.taizhang.oversight;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** Says what came of looking at an alert. */
public record AcknowledgeAlert(@NotBlank @Size(max = 500) String note) {}
