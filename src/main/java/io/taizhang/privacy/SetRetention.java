package io.taizhang.privacy;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;

/** Says for how many months a kind of records is kept. */
record SetRetention(@NotNull @Min(1) @Max(1200) Integer months) {}
