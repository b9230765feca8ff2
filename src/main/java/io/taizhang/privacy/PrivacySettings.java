package io.taizhang.privacy;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What an installation may set about personal data. */
@ConfigMapping(prefix = "taizhang.privacy")
interface PrivacySettings {

    /** How many covered values one person may ask to see on one business day. */
    @WithDefault("50")
    int revealsPerDay();
}
