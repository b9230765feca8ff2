package io.taizhang.identity;

/** Why a session has ended. */
enum SessionEnd {
    LOGOUT,
    /** A spent refresh token came again: somebody has a copy of it. */
    REUSE,
    REVOKED,
    PASSWORD,
    DISABLED
}
