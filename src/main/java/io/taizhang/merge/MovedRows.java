package io.taizhang.merge;

/** How many rows of a kind a merge has moved to the survivor. */
public record MovedRows(String table, long rows) {}
