package io.taizhang.account;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * An entry from another system.
 *
 * @param externalRef its id there, at most 200 characters: the same reference is never posted twice. Without one, every
 *     import posts the entry anew.
 * @param entry what it says, under the rules of every entry; the business date should be given
 */
public record ImportedEntry(@Nullable @Size(max = 200) String externalRef, @NotNull @Valid PostEntry entry) {}
