package io.taizhang.identity;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A sign-in: the access token for the next minutes. */
record SessionView(
        String accessToken,
        long expiresInSeconds,
        @Nullable
                @Schema(description = "Only for `X-Client: mobile`; a browser has it in a cookie that it cannot read.")
                String refreshToken,
        boolean mustChangePassword,
        MeView me) {

    SessionView withoutRefreshToken() {
        return new SessionView(accessToken, expiresInSeconds, null, mustChangePassword, me);
    }
}
