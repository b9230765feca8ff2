package io.taizhang.ledger;

import io.quarkus.security.PermissionsAllowed;
import io.taizhang.ledger.LedgerCommands.CorrectVoucher;
import io.taizhang.ledger.LedgerViews.LedgerRunView;
import io.taizhang.ledger.VoucherViews.VoucherCorrectionView;
import io.taizhang.ledger.VoucherViews.VoucherDetailView;
import io.taizhang.ledger.VoucherViews.VoucherSourceView;
import io.taizhang.ledger.VoucherViews.VoucherView;
import io.taizhang.platform.Idempotency;
import io.taizhang.platform.ListRequest;
import io.taizhang.platform.Page;
import io.taizhang.platform.Refuses;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** The journal, what it is derived by, and what it adds up to. */
@Path("/api/v1/ledger")
@Tag(name = "ledger")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
class JournalResource {

    private final LedgerRunService runs;
    private final VoucherService vouchers;
    private final TrialBalances balances;
    private final LedgerControls controls;
    private final Idempotency idempotency;

    JournalResource(
            LedgerRunService runs,
            VoucherService vouchers,
            TrialBalances balances,
            LedgerControls controls,
            Idempotency idempotency) {
        this.runs = runs;
        this.vouchers = vouchers;
        this.balances = balances;
        this.controls = controls;
        this.idempotency = idempotency;
    }

    @GET
    @Path("runs")
    @PermissionsAllowed("ledger:read")
    @Operation(summary = "Runs, the latest first")
    public Page<LedgerRunView> listLedgerRuns(@BeanParam @Valid ListRequest request) {
        return runs.list(request);
    }

    @POST
    @Path("runs")
    @PermissionsAllowed("ledger:write")
    @Operation(
            summary = "Take what the sub-ledgers have told into the journal now",
            description = "Sent again it finds nothing left to do: a row is in the journal once, whoever runs.")
    @Refuses({"ledger_busy"})
    public RestResponse<LedgerRunView> startLedgerRun() {
        return RestResponse.status(RestResponse.Status.CREATED, runs.run());
    }

    @GET
    @Path("runs/{id}")
    @PermissionsAllowed("ledger:read")
    @Operation(summary = "One run")
    public LedgerRunView getLedgerRun(@RestPath UUID id) {
        return runs.get(id);
    }

    @GET
    @Path("vouchers")
    @PermissionsAllowed("ledger:read")
    @Operation(summary = "Vouchers, the latest first; accounts=1122 gives those with a line on that account")
    @Refuses({"ledger_company_wide"})
    public Page<VoucherView> listVouchers(@BeanParam @Valid ListRequest request) {
        return vouchers.list(request);
    }

    @GET
    @Path("vouchers/{id}")
    @PermissionsAllowed("ledger:read")
    @Operation(summary = "A voucher with its lines")
    @Refuses({"ledger_company_wide"})
    public VoucherDetailView getVoucher(@RestPath UUID id) {
        return vouchers.get(id);
    }

    @GET
    @Path("vouchers/{id}/sources")
    @PermissionsAllowed("ledger:read")
    @Operation(summary = "The rows of the sub-ledgers behind a voucher; takes limit and cursor")
    @Refuses({"ledger_company_wide"})
    public Page<VoucherSourceView> listVoucherSources(@RestPath UUID id, @BeanParam @Valid ListRequest request) {
        return vouchers.sources(id, request);
    }

    @POST
    @Path("vouchers/{id}/corrections")
    @PermissionsAllowed("ledger:write")
    @Operation(
            summary = "Take a voucher back by a red one, and post its rows again if so asked",
            description = "Both go into the period of the business day, or the next open one.")
    @Refuses({
        "idempotency_key_required",
        "ledger_company_wide",
        "voucher_is_red",
        "voucher_reversed",
        "voucher_lacks_rule"
    })
    public RestResponse<VoucherCorrectionView> correctVoucher(
            @RestPath UUID id,
            @RestHeader(Idempotency.HEADER) @Nullable String key,
            @NotNull @Valid CorrectVoucher command) {
        return idempotency.createMoney(
                "correctVoucher",
                key,
                List.of(id, command),
                VoucherCorrectionView.class,
                () -> vouchers.correct(id, command));
    }

    @GET
    @Path("trial-balance")
    @PermissionsAllowed("ledger:read")
    @Operation(
            summary = "The trial balance of a month (2026-11), or from one day to another; the current month otherwise")
    @Refuses({"ledger_company_wide", "ledger_time_wrong", "not_found"})
    public TrialBalanceView getTrialBalance(
            @RestQuery @Nullable String month, @RestQuery @Nullable LocalDate from, @RestQuery @Nullable LocalDate to) {
        return balances.of(month, from, to);
    }

    @GET
    @Path("checks")
    @PermissionsAllowed("ledger:read")
    @Operation(summary = "What must hold between the journal and the sub-ledgers, at most 20 checks")
    @Refuses({"ledger_company_wide"})
    public List<LedgerControlView> listLedgerChecks() {
        return controls.all();
    }
}
