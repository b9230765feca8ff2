package io.taizhang.identity;

/** A level of the organisation: one company, its regions, their shops, the teams in them. */
enum OrgUnitKind {
    COMPANY,
    REGION,
    SHOP,
    TEAM
}
