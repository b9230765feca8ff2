package io.taizhang.member;

import io.taizhang.identity.MemberSessions.MemberTokens;

/** A member's sign-in: the access token for the next minutes, and the token to renew it with, good once. */
record MemberSessionView(String accessToken, long expiresInSeconds, String refreshToken) {

    static MemberSessionView of(MemberTokens tokens) {
        return new MemberSessionView(tokens.accessToken(), tokens.expiresInSeconds(), tokens.refreshToken());
    }
}
