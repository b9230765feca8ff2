package io.taizhang.billing;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** What came of a call or a letter. */
record CloseNotice(@NotBlank @Size(max = 500) String note) {}
