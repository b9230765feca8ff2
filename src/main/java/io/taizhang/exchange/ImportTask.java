package io.taizhang.exchange;

import io.quarkus.security.identity.SecurityIdentity;
import io.taizhang.tabular.DateReader;
import io.taizhang.tabular.TableFormat;
import java.nio.file.Path;
import java.util.UUID;

/**
 * An import that waits for its worker.
 *
 * @param caller who started it; their permissions and scope at that moment hold to its end
 */
record ImportTask(
        UUID jobId,
        Path file,
        String sha256,
        TableFormat format,
        DateReader.Order dates,
        ImportOptions options,
        SecurityIdentity caller) {}
