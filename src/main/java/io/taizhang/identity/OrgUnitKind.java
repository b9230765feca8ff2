package io.taizhang.identity;

/** A level of the organisation: one company, its regions, their shops, the teams in them. */
public enum OrgUnitKind {
    COMPANY,
    REGION,
    SHOP,
    TEAM
}
