package io.taizhang.exchange;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;

/** What an installation may set about imports. */
@ConfigMapping(prefix = "taizhang.exchange")
interface ExchangeSettings {

    /** Where uploads are kept until they have been read. */
    @WithDefault("${taizhang.data-dir:./data}/imports")
    Path folder();

    /** How many imports may wait on one instance; one is worked on at a time. */
    @WithDefault("20")
    int queue();

    /** After how long without a sign of life an import counts as given up. */
    @WithDefault("60S")
    Duration silence();
}
