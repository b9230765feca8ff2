package io.taizhang.approval;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** What an installation may set about double review. */
@ConfigMapping(prefix = "taizhang.approval")
interface ApprovalSettings {

    /** How long a request waits for its decision. */
    @WithDefault("7D")
    Duration life();

    /** After how long an approved act without an outcome is tried again by the job. */
    @WithDefault("60S")
    Duration resumeAfter();

    /** For how long an instance may go by a policy that another instance has changed. */
    @WithDefault("5S")
    Duration policyAge();
}
