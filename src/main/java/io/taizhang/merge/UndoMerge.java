package io.taizhang.merge;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** Why a merge is taken back. */
public record UndoMerge(@NotBlank @Size(max = 500) String reason) {}
