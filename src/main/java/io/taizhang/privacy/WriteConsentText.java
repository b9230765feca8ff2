package io.taizhang.privacy;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** New words that people agree to from now on; what was agreed to before stays as it was. */
record WriteConsentText(@NotBlank @Size(max = 10_000) String words) {}
