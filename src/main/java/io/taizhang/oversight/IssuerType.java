package io.taizhang.oversight;

import io.taizhang.regulation.PrepaidRuleKey;
import org.jspecify.annotations.Nullable;

/** What kind of issuer the company is by 单用途商业预付卡管理办法 art. 7 and 26. */
public enum IssuerType {
    /** 规模发卡企业 */
    LARGE(PrepaidRuleKey.CUSTODY_LARGE),
    /** 集团发卡企业 */
    GROUP(PrepaidRuleKey.CUSTODY_GROUP),
    /** 品牌发卡企业 */
    BRAND(PrepaidRuleKey.CUSTODY_BRAND),
    /** 其他发卡企业, which need no custody. */
    OTHER(null);

    /** The rule that says what share is kept in custody; null when none is. */
    final @Nullable PrepaidRuleKey custody;

    IssuerType(@Nullable PrepaidRuleKey custody) {
        this.custody = custody;
    }
}
