package io.taizhang.segment;

/** What a set of customers can be told apart by. */
public enum Facet {
    TIER,
    STAGE,
    KIND,
    OWNER,
    UNIT,
    TAGS,
    REGION,
    INDUSTRY
}
