package io.taizhang.identity;

/** Whose a session is; a refresh token of one kind is nothing to the other. */
enum SessionOwner {
    STAFF("staff_id"),
    MEMBER("customer_id");

    final String column;

    SessionOwner(String column) {
        this.column = column;
    }
}
