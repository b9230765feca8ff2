package io.taizhang.freshness;

/** How somebody came to stand for a field: by writing it, by confirming it, in a contact, or in a review. */
public enum VerificationWay {
    EDITED,
    CONFIRMED,
    INTERACTION,
    REVIEW
}
