package io.taizhang.approval;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A request, as an act is told of it.
 *
 * @param id of the request
 * @param key what the act is done under, once; for money this is the movement's key
 * @param maker who asked for it; the act is theirs
 * @param reason why the maker asks, if they said so
 * @param checker who approved it; null while it is only checked
 */
public record ApprovalRequestRef(
        UUID id,
        UUID key,
        String action,
        ApprovalSubject subject,
        UUID maker,
        @Nullable String reason,
        @Nullable UUID checker) {}
