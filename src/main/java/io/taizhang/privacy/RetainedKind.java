package io.taizhang.privacy;

/**
 * Kinds of records that are kept for a time, each with the rows of it and the moment from which the time counts. Rows that
 * something else still needs are not rows of it.
 */
enum RetainedKind {
    CUSTOMER_LOST(
            "customer c",
            "coalesce(c.last_interaction_at, c.updated_at)",
            "(c.stage = 'LOST' or c.deleted_at is not null)"
                    + " and not exists (select from entry e where e.customer_id = c.id and e.created_at >= :cutoff)"
                    + " and not exists (select from card k join card_account h on h.id = k.id"
                    + " where k.customer_id = c.id and h.status <> 7)"),
    INTERACTION("interaction i", "i.occurred_at", "true"),
    MAIL("mail_delivery m", "m.created_at", "m.status not in ('QUEUED', 'SENDING')"),
    CONSENT(
            "consent s",
            "s.recorded_at",
            "exists (select from consent n where n.customer_id = s.customer_id and n.purpose = s.purpose"
                    + " and n.channel = s.channel and (n.said_at, n.id) > (s.said_at, s.id))"),
    ACCESS_LOG("customer_access a", "a.first_at", "true"),
    AUDIT("audit_entry t", "t.at", "true"),
    SESSION("session z", "z.expires_at", "true"),
    ENTRY("entry e", "e.created_at", "true"),
    CARD("card k join card_account h on h.id = k.id", "k.updated_at", "h.status = 7");

    /** The table and its alias. */
    final String table;

    /** From when the time counts. */
    final String since;

    /** Which rows may go at all. */
    final String where;

    RetainedKind(String table, String since, String where) {
        this.table = table;
        this.since = since;
        this.where = where;
    }
}
