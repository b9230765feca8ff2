package io.taizhang.approval;

import io.quarkus.security.Authenticated;
import io.taizhang.platform.Money;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Where a test asks for its act, as a room above would let its callers do. */
@Path("/api/v1/acts-of-tests")
class ActsOfTestsResource {

    private final ApprovalService approvals;

    ActsOfTestsResource(ApprovalService approvals) {
        this.approvals = approvals;
    }

    @POST
    @Path("{subject}")
    @Authenticated
    @Operation(hidden = true)
    public RestResponse<ApprovalRequestView> askForActOfTests(
            @RestPath UUID subject,
            @RestQuery String amount,
            @RestQuery @Nullable UUID key,
            @RestQuery @Nullable UUID unit) {
        var about = new ApprovalSubject("test", subject, "No. " + subject, null, unit);
        var payload = new ActOfTests.Payload(Money.parse(amount, Money.CNY), 3, null);
        return RestResponse.status(
                RestResponse.Status.ACCEPTED,
                approvals.request(new RequestApproval(ActOfTests.ACTION, about, payload, "盘点", key)));
    }
}
