package io.taizhang.privacy;

/** How somebody said it. */
enum ConsentHow {
    WRITTEN,
    COUNTER,
    PHONE,
    ONLINE,
    APP
}
