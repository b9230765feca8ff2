package io.taizhang.identity;

/** A browser keeps its refresh token in an HttpOnly cookie; a mobile app gets it in the body and keeps it itself. */
enum ClientKind {
    BROWSER,
    MOBILE
}
