package io.taizhang.account;

import io.taizhang.platform.Texts;
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
public record ImportedEntry(@Nullable @Size(max = MAX_REF) String externalRef, @NotNull @Valid PostEntry entry) {

    private static final int MAX_REF = 200;

    /** Whether the annotations here and in the entry hold. */
    boolean isWithinBounds() {
        return (externalRef == null || externalRef.length() <= MAX_REF) && entry != null && entry.isWithinBounds();
    }

    /** Whether PostgreSQL can keep its texts. */
    boolean isStorable() {
        return (externalRef == null || Texts.isStorable(externalRef)) && entry.isStorable();
    }
}
