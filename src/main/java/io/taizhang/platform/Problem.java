package io.taizhang.platform;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What every refused request is answered with: RFC 9457 {@code application/problem+json}. */
@Schema(
        name = "Problem",
        description =
                "RFC 9457 problem document. `code` is stable; `title`, `detail` and messages follow Accept-Language.")
public record Problem(
        String type,
        String title,
        int status,
        @Nullable String detail,
        String instance,
        String code,
        String traceId,
        @Nullable List<FieldProblem> errors,
        @JsonIgnore Map<String, Object> members) {

    /** The media type of a problem document. */
    public static final String MEDIA_TYPE = "application/problem+json";

    /** One place in the request that is wrong; {@code pointer} is a JSON pointer or the name of a parameter. */
    public record FieldProblem(String pointer, String code, String message) {}

    /** Further members, such as {@code current} of a stale version. */
    @JsonAnyGetter
    @Schema(hidden = true)
    public Map<String, Object> further() {
        return members;
    }
}
