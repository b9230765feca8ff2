package io.taizhang.duplicate;

/** What of two customers is compared. */
public enum DuplicatePart {
    NAME,
    BRANCH,
    CODE,
    BIRTHDAY,
    PHONE,
    MAIL,
    ADDRESS,
    CONTACT
}
