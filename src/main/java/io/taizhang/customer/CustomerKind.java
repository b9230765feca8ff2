package io.taizhang.customer;

/** A person or an organisation. */
public enum CustomerKind {
    PERSON,
    ORGANISATION
}
