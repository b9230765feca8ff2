package io.taizhang.billing;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** What a customer disputes, or how that was settled. */
record DisputeBill(@NotBlank @Size(max = 500) String reason) {}
