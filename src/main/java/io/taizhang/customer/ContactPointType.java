package io.taizhang.customer;

/** By which means a customer is reached. */
public enum ContactPointType {
    PHONE,
    MOBILE,
    EMAIL,
    WECHAT,
    WECOM,
    WEIBO,
    DOUYIN,
    QQ,
    OTHER;

    public boolean isPhone() {
        return this == PHONE || this == MOBILE;
    }
}
