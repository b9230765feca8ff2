package io.taizhang.cardprogram;

/** A retired program issues no new cards; those in circulation stay good. */
public enum CardProgramStatus {
    ACTIVE,
    RETIRED
}
