package io.taizhang.member;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A code is on its way, if the phone is a customer's; the answer does not tell. */
record MemberCodeView(
        long expiresInSeconds,
        long nextInSeconds,
        @Nullable @Schema(description = "Only to a member who is signed in.", examples = "138****8000")
                String sentTo) {}
