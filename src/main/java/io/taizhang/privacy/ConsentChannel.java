package io.taizhang.privacy;

/** The way by which somebody lets themselves be reached. */
public enum ConsentChannel {
    MAIL,
    SMS,
    PHONE,
    WECHAT,
    POST
}
