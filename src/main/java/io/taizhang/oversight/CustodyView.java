package io.taizhang.oversight;

import io.taizhang.platform.Money;
import io.taizhang.regulation.PrepaidRuleKey;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What has to lie in custody because of the balance at the end of a quarter (单用途商业预付卡管理办法 art. 26). */
public record CustodyView(
        OffsetDateTime asOf,
        LocalDate quarterEnd,
        IssuerType issuerType,
        @Nullable @Schema(description = "The rule that applies; absent when none does.") PrepaidRuleKey rule,
        @Schema(description = "The share in hundredths of a percent, as it counts.") long basisPoints,
        @Schema(description = "What was paid in and not yet used at the end of that day.") Money principal,
        @Schema(description = "What was granted on top; it was never received.") Money bonus,
        @Schema(description = "The share of the principal, rounded up.") Money required,
        @Schema(description = "The share of principal and bonus, for those who count both.") Money requiredWithBonus) {}
