package io.taizhang.demo;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import io.smallrye.config.WithParentName;

/** Whether the demonstration is loaded at start, and its size. */
@ConfigMapping(prefix = "taizhang.demo")
interface DemoSettings {

    /** Loads it at start when there is none: {@code --demo}. */
    @WithParentName
    @WithDefault("false")
    boolean atStart();

    @WithName("customers")
    @WithDefault("2000")
    int customers();
}
