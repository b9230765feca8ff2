package io.taizhang.attachment;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** What an installation may set about files. */
@ConfigMapping(prefix = "taizhang.attachment")
interface AttachmentSettings {

    /** The largest file; requests end at {@code quarkus.http.limits.max-body-size} anyway. */
    @WithDefault("20M")
    MemorySize maxSize();

    /** How many files one record may have, deleted ones included. */
    @WithDefault("200")
    int maxPerRecord();

    /** Where the bytes are kept. */
    @WithDefault("directory")
    Place store();

    /** Of {@link Place#DIRECTORY}: belongs into the backup, beside the database. */
    @WithDefault("${taizhang.data-dir:./data}/attachments")
    Path directory();

    /** Of {@link Place#S3}. */
    S3 s3();

    /** For how long bytes without a file are left alone: an upload may be under way. */
    @WithDefault("24H")
    Duration grace();

    /** How often they are looked for. */
    @WithDefault("1h")
    String every();

    /** The places that there are. */
    enum Place {
        DIRECTORY,
        S3
    }

    /** A bucket of Amazon S3 or of what speaks like it. */
    interface S3 {

        /** Of another provider than Amazon: {@code https://minio.example.cn}. */
        Optional<URI> endpoint();

        @WithDefault("us-east-1")
        String region();

        @WithDefault("taizhang")
        String bucket();

        /** What the names of objects begin with. */
        @WithDefault("attachments/")
        String prefix();

        Optional<String> accessKey();

        Optional<String> secretKey();

        /** Whether the bucket stands in the path and not in the name of the host. */
        @WithDefault("true")
        boolean pathStyle();
    }
}
