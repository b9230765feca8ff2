package io.taizhang.identity;

import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** Asks for a new access token. A browser sends no body: its token is in the cookie. */
record RefreshSession(@Nullable @Size(max = 200) String refreshToken) {}
