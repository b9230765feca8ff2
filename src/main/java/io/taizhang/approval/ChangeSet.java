package io.taizhang.approval;

import com.fasterxml.jackson.databind.JsonNode;
import io.taizhang.platform.Version;

/**
 * A change of a record that waits: what is to be changed, and what it was made for.
 *
 * @param version of the record; when it is at another one, the change is out of date
 * @param patch a JSON merge patch (RFC 7396)
 * @param before what the patch names, as it stood
 */
public record ChangeSet(long version, JsonNode patch, JsonNode before) {

    /** The version as the operation asks for it. */
    public Version of() {
        return new Version(version);
    }
}
