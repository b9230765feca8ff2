package io.taizhang.identity;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** What an installation may set about signing in. */
@ConfigMapping(prefix = "taizhang.identity")
interface IdentitySettings {

    /** Where the signing keys are kept; instances that serve together share it. */
    @WithDefault("${taizhang.data-dir:./data}/keys")
    Path keys();

    /** How long an access token is good for. */
    @WithDefault("15M")
    Duration accessTokenLife();

    /** How long a session may live, however often it is refreshed. */
    @WithDefault("30D")
    Duration sessionLife();

    /** How long a session may lie unused. */
    @WithDefault("7D")
    Duration sessionIdle();

    /**
     * For how long a refresh token that was spent is answered once more, because the answer to it may have been lost on
     * the way; nothing switches that off.
     */
    @WithDefault("30S")
    Duration refreshGrace();

    /** For how long what is known of a session is trusted before the database is asked again. */
    @WithDefault("5S")
    Duration sessionCheck();

    /** The first administrator's password; generated and printed once when absent. */
    Optional<String> adminPassword();

    /** The company's name, for the root of the organisation tree. */
    @WithDefault("总公司")
    String company();
}
