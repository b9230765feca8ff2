package io.taizhang.notify;

import io.quarkus.security.PermissionsAllowed;
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
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** The log of mails over HTTP. */
@Path("/api/v1/mail-deliveries")
@Tag(name = "mail")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
class MailDeliveryResource {

    private final MailDeliveryService mails;
    private final Idempotency idempotency;

    MailDeliveryResource(MailDeliveryService mails, Idempotency idempotency) {
        this.mails = mails;
        this.idempotency = idempotency;
    }

    @GET
    @PermissionsAllowed("mail:read")
    @Operation(summary = "Mails that were sent or are to be sent, the latest first")
    public Page<MailDeliveryView> listMailDeliveries(@BeanParam @Valid ListRequest request) {
        return mails.list(request);
    }

    @POST
    @Path("test")
    @PermissionsAllowed("mail:write")
    @Operation(summary = "Sends a mail that says that mail works")
    @Refuses({"mail_address_invalid"})
    public RestResponse<MailView> sendTestMail(
            @RestHeader(Idempotency.HEADER) @Nullable String key, @NotNull @Valid SendTestMail command) {
        return idempotency.create("sendTestMail", key, command, MailView.class, () -> mails.sendTest(command));
    }

    @GET
    @Path("{id}")
    @PermissionsAllowed("mail:read")
    @Operation(summary = "Reads a mail, with what it says and every try to send it")
    public MailView getMailDelivery(@RestPath UUID id) {
        return mails.get(id);
    }

    @POST
    @Path("{id}/retry")
    @PermissionsAllowed("mail:write")
    @Operation(summary = "Queues a mail again that waits, was given up, or came back")
    @Refuses({"mail_not_retriable"})
    public MailView retryMailDelivery(@RestPath UUID id) {
        return mails.retry(id);
    }

    @POST
    @Path("{id}/cancel")
    @PermissionsAllowed("mail:write")
    @Operation(summary = "Takes a mail back that has not left yet")
    @Refuses({"mail_not_queued"})
    public MailView cancelMailDelivery(@RestPath UUID id) {
        return mails.cancel(id);
    }

    @POST
    @Path("{id}/bounces")
    @PermissionsAllowed("mail:bounce")
    @Operation(
            summary = "Reports that a mail that was sent came back",
            description =
                    "For a mail gateway, which finds the id in the Message-ID, or for a person who read the report.")
    @Refuses({"mail_not_sent"})
    public MailView reportMailBounce(@RestPath UUID id, @NotNull @Valid ReportBounce command) {
        return mails.bounce(id, command);
    }
}
