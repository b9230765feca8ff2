package io.taizhang.approval;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** Refuses a request, and says why. */
record RejectRequest(@NotBlank @Size(max = 500) String reason) {}
