package io.taizhang.platform;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The version that a caller believes to change, from {@code If-Match}. */
public record Version(long number) {

    /**
     * Reads the header {@code If-Match}.
     *
     * @throws Refusal 428 when it is absent, 400 {@code if_match_malformed} when it is no entity tag of ours
     */
    public static Version required(@Nullable String ifMatch) {
        if (ifMatch == null || ifMatch.isBlank()) {
            throw Refusal.preconditionRequired();
        }
        var tag = ifMatch.strip();
        if (!tag.matches("\"\\d{1,18}\"")) {
            throw Refusal.unreadable("if_match_malformed").at("If-Match");
        }
        return new Version(Long.parseLong(tag.substring(1, tag.length() - 1)));
    }

    /** Refuses with 412 and the current state when the resource is at another version. */
    public void requireCurrent(long current, Supplier<?> view) {
        if (number != current) {
            throw Refusal.stale(view.get());
        }
    }
}
