package io.taizhang.interaction;

/** Who began: the customer (INBOUND), we (OUTBOUND), or nobody outside took part (INTERNAL). */
public enum InteractionDirection {
    INBOUND,
    OUTBOUND,
    INTERNAL
}
