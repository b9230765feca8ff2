package io.taizhang.segment;

/** What a set of customers can be told apart by. */
public enum Facet {
    TIER("tier"),
    STAGE("stage"),
    KIND("kind"),
    OWNER("ownerId"),
    UNIT("unitId"),
    TAGS("tags"),
    /** Of the addresses, not of the customer: who lives where is looked up by customer. */
    REGION("id"),
    INDUSTRY("industry");

    /** The field of a customer that tells. */
    final String field;

    Facet(String field) {
        this.field = field;
    }
}
