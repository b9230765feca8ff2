package io.taizhang.identity;

import jakarta.ws.rs.core.NewCookie;
import java.time.Duration;

/** The cookie that holds a browser's refresh token: no script reads it, no other site sends it, only /auth gets it. */
final class RefreshCookie {

    static final String NAME = "taizhang_refresh";

    private RefreshCookie() {}

    static NewCookie holding(String token, Duration life, boolean secure) {
        return builder(secure).value(token).maxAge((int) life.toSeconds()).build();
    }

    static NewCookie cleared(boolean secure) {
        return builder(secure).value("").maxAge(0).build();
    }

    private static NewCookie.Builder builder(boolean secure) {
        return new NewCookie.Builder(NAME)
                .path("/api/v1/auth")
                .httpOnly(true)
                .secure(secure)
                .sameSite(NewCookie.SameSite.STRICT);
    }
}
