package io.taizhang.identity;

/** How far somebody sees: their own records, their unit's, their unit's and all below it, or everything. */
public enum ScopeKind {
    OWN,
    TEAM,
    SUBTREE,
    ALL
}
