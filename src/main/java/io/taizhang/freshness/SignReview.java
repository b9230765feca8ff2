package io.taizhang.freshness;

import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** Signs a review, with a remark. */
record SignReview(@Nullable @Size(max = 500) String remark) {}
