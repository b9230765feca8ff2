package io.taizhang.protection;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.util.Optional;

/** Where the keys of personal data come from. */
@ConfigMapping(prefix = "taizhang.protection")
interface ProtectionSettings {

    /** The directory with the file {@code personal-keys}; instances that serve together share it. */
    @WithDefault("${taizhang.data-dir:./data}/keys")
    Path directory();

    /** The content of that file, for installations that hand out secrets otherwise; lines may be parted by semicolons. */
    Optional<String> keys();

    /** How often it is looked whether personal keys are still wrapped by an older master key; for the scheduler. */
    String every();
}
