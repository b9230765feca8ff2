package io.taizhang.approval;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * One field of a change that waits.
 *
 * @param field as the API calls it
 * @param before what it was when the change was asked for
 * @param proposed what it is to become
 * @param current what it is now; another than {@code before} when somebody has changed it since
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record ApprovalFieldDiff(
        String field, @Nullable Object before, @Nullable Object proposed, @Nullable Object current) {}
