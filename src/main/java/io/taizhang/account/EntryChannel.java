package io.taizhang.account;

/** Where business was done. */
public enum EntryChannel {
    STORE,
    ONLINE,
    PHONE,
    IMPORT,
    OTHER
}
