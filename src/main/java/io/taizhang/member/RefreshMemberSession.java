package io.taizhang.member;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** Asks for a new access token; the refresh token is good once. */
record RefreshMemberSession(@NotBlank @Size(max = 200) String refreshToken) {}
