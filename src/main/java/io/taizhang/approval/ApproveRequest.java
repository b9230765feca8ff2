package io.taizhang.approval;

import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** Agrees to a request. */
record ApproveRequest(@Nullable @Size(max = 500) String comment) {}
