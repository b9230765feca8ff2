package io.taizhang.interaction;

/** The way by which people spoke. */
public enum InteractionChannel {
    CALL,
    VISIT,
    MAIL,
    SMS,
    WECHAT,
    WECOM,
    MEETING,
    NOTE,
    OTHER
}
