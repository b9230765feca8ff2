package io.taizhang.member;

/** What a one-time code is good for; a code for the one is nothing to the other. */
enum CodePurpose {
    SIGN_IN,
    PIN
}
