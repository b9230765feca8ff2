package io.taizhang.member;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** What an installation may set about members. */
@ConfigMapping(prefix = "taizhang.member")
interface MemberSettings {

    /** The name of the {@link CodeSender}; without one no member can sign in. */
    Optional<String> codeSender();

    /** How long a one-time code is good. */
    @WithDefault("5M")
    Duration codeLife();

    /** How long a phone waits for its next code. */
    @WithDefault("60S")
    Duration codePause();

    /** How many codes a phone gets on one business day. */
    @WithDefault("10")
    int codesPerDay();

    /** How many codes one address may ask for in a row before it has to wait. */
    @WithDefault("30")
    int codesPerAddress();

    /** How many wrong codes one address may send in a row before it has to wait. */
    @WithDefault("50")
    int failuresPerAddress();
}
