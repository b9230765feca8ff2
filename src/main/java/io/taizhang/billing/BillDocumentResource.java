package io.taizhang.billing;

import io.quarkus.security.PermissionsAllowed;
import io.taizhang.notify.MailDeliveryView;
import io.taizhang.platform.Idempotency;
import io.taizhang.platform.Refuses;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** A bill on paper and in the mail. */
@Path("/api/v1/bills/{id}")
@Tag(name = "bills")
class BillDocumentResource {

    private static final String LANGUAGES = "zh-CN|en";

    private final BillMailing mailing;
    private final Idempotency idempotency;

    BillDocumentResource(BillMailing mailing, Idempotency idempotency) {
        this.mailing = mailing;
        this.idempotency = idempotency;
    }

    /** Mails about a bill. */
    record BillMails(List<MailDeliveryView> items) {}

    @GET
    @Path("print")
    @Produces(MediaType.TEXT_HTML)
    @PermissionsAllowed("bill:read")
    @Operation(summary = "A bill as a page to print")
    public String printBill(
            @RestPath UUID id, @RestQuery @DefaultValue("zh-CN") @Pattern(regexp = LANGUAGES) String language) {
        return mailing.html(id, language);
    }

    @GET
    @Path("pdf")
    @Produces("application/pdf")
    @PermissionsAllowed("bill:read")
    @Operation(summary = "A bill as PDF")
    public byte[] getBillPdf(
            @RestPath UUID id, @RestQuery @DefaultValue("zh-CN") @Pattern(regexp = LANGUAGES) String language) {
        return mailing.pdf(id, language);
    }

    @GET
    @Path("mails")
    @Produces(MediaType.APPLICATION_JSON)
    @PermissionsAllowed("bill:read")
    @Operation(summary = "The mails about a bill and what became of them, latest first")
    public BillMails listBillMails(@RestPath UUID id) {
        return new BillMails(mailing.mails(id));
    }

    @POST
    @Path("mails")
    @Produces(MediaType.APPLICATION_JSON)
    @PermissionsAllowed("bill:write")
    @Operation(
            summary = "Send a bill by mail, with its PDF",
            description =
                    "The bill counts as sent when the mail server has taken it. The same words to the same addresses"
                            + " are one mail, however often they are asked for; a higher attempt sends them again.")
    @Refuses({
        "bill_not_approved",
        "bill_voided",
        "bill_no_address",
        "mail_address_invalid",
        "mail_recipients",
        "mail_attachments_too_large"
    })
    public RestResponse<MailDeliveryView> mailBill(
            @RestPath UUID id, @RestHeader(Idempotency.HEADER) @Nullable String key, @NotNull @Valid MailBill command) {
        return idempotency.create(
                "mailBill", key, List.of(id, command), MailDeliveryView.class, () -> mailing.mail(id, command));
    }
}
