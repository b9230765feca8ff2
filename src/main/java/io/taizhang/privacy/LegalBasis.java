package io.taizhang.privacy;

/**
 * The grounds of 《个人信息保护法》第十三条, in its order. Only the first asks the person; it can be withdrawn at any time
 * (第十五条).
 */
public enum LegalBasis {
    CONSENT,
    CONTRACT,
    LEGAL_DUTY,
    EMERGENCY,
    NEWS,
    DISCLOSED,
    LAW
}
