package io.taizhang.customer;

/** How a person is addressed; absent when not known. */
public enum Gender {
    FEMALE,
    MALE
}
