package io.taizhang.privacy;

/** What of a customer can be asked for in clear. */
public enum RevealedField {
    CONTACT_POINT,
    ADDRESS,
    CONTACT_PHONE,
    CONTACT_EMAIL,
    CUSTOM_FIELD
}
