package io.taizhang.account;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * Takes a posted entry back.
 *
 * @param replacement what should have been posted, for the same customer; none when nothing should
 */
public record CorrectEntry(@NotBlank @Size(max = 500) String reason, @Nullable @Valid PostEntry replacement) {}
