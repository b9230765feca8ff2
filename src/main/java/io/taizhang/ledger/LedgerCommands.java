package io.taizhang.ledger;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What can be asked of the general ledger. */
final class LedgerCommands {

    private static final String ACCOUNT_CODE = "[0-9]{4}([.][0-9]{2}){0,4}";

    private LedgerCommands() {}

    /** Opens an account. The account above is the one whose code it begins with. */
    public record OpenChartAccount(
            @NotNull @Pattern(regexp = ACCOUNT_CODE) @Schema(examples = "1012.04") String code,
            @NotNull @Valid ChangeChartAccount terms) {}

    /**
     * What an account says besides its code.
     *
     * @param side on which its balance usually stands
     * @param byCustomer whether its lines name the customer
     * @param closed whether no rule may use it any more
     * @param smallCode its code in 小企业会计准则 where it differs
     * @param externalCode its code in the finance system where it differs
     */
    public record ChangeChartAccount(
            @NotBlank @Size(max = 100) String name,
            @NotNull LedgerSide side,
            @NotNull ChartAccountKind kind,
            @NotNull Boolean byCustomer,
            @NotNull Boolean closed,
            @Nullable @Size(max = 40) String smallCode,
            @Nullable @Size(max = 40) String externalCode,
            @Nullable @Size(max = 500) String note) {}

    /** Says on which account money of a method lies, from the next run on. */
    public record SetMethodAccount(
            @NotNull @Pattern(regexp = ACCOUNT_CODE) @Schema(examples = "1012.01") String accountCode) {}

    /**
     * A rule for a case of an event, from a business day on. It takes the place of an earlier one for the same case.
     *
     * @param method null: any
     * @param category null: any
     * @param legs none: the event is no matter of this ledger
     */
    public record DefinePostingRule(
            @Nullable @Pattern(regexp = "[A-Z_]{1,40}") @Schema(examples = "WECHAT") String method,
            @Nullable @Size(min = 1, max = 60) String category,
            @NotNull LocalDate effectiveFrom,
            @NotNull @Size(max = 20) List<@NotNull @Valid PostingLeg> legs,
            @Nullable @Size(min = 1, max = 500) String note) {}

    /**
     * A rate from a business day on.
     *
     * @param event null: every event; only for VAT
     * @param shopId null: every shop; only for VAT
     * @param rate basis points: 1300 is 13 %
     */
    public record SetLedgerPolicy(
            @NotNull LedgerPolicyKind kind,
            @Nullable @Pattern(regexp = "[A-Z_]{1,40}") @Schema(examples = "CHARGE") String event,
            @Nullable UUID shopId,
            @NotNull @Min(0) @Max(9999) Integer rate,
            @NotNull LocalDate effectiveFrom,
            @Nullable @Size(min = 1, max = 500) String note) {}

    /**
     * Takes a voucher back by a red one.
     *
     * @param repost whether its rows are posted again, by the rules as they stand now
     */
    public record CorrectVoucher(@NotBlank @Size(max = 500) String reason, @NotNull Boolean repost) {}

    /** Opens a closed period again, for a reason. */
    public record ReopenLedgerPeriod(@NotBlank @Size(max = 500) String reason) {}
}
