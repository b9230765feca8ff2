package io.taizhang.freshness;

import io.quarkus.security.PermissionsAllowed;
import io.taizhang.platform.Idempotency;
import io.taizhang.platform.ListRequest;
import io.taizhang.platform.Page;
import io.taizhang.platform.Refuses;
import io.taizhang.platform.Version;
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

/** Reviews of many customers over HTTP. */
@Path("/api/v1/reviews")
@Tag(name = "reviews")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
class ReviewResource {

    private final ReviewService reviews;
    private final Idempotency idempotency;

    ReviewResource(ReviewService reviews, Idempotency idempotency) {
        this.reviews = reviews;
        this.idempotency = idempotency;
    }

    @GET
    @PermissionsAllowed("review:read")
    @Operation(summary = "Reviews with their progress, latest first")
    public Page<ReviewView> listReviews(@BeanParam @Valid ListRequest request) {
        return reviews.list(request);
    }

    @POST
    @PermissionsAllowed("review:write")
    @Operation(
            summary = "Begin a review of the customers who meet a filter now",
            description = "At most 5,000 customers, within the caller's scope; who they are does not change later.")
    @Refuses({"review_empty", "review_too_large", "review_overdue", "staff_unknown"})
    public RestResponse<ReviewView> beginReview(
            @RestHeader(Idempotency.HEADER) @Nullable String key, @NotNull @Valid BeginReview command) {
        return idempotency.create("beginReview", key, command, ReviewView.class, () -> reviews.begin(command));
    }

    @GET
    @Path("{id}")
    @PermissionsAllowed("review:read")
    @Operation(summary = "One review with its progress")
    public ReviewView getReview(@RestPath UUID id) {
        return reviews.get(id);
    }

    @GET
    @Path("{id}/items")
    @PermissionsAllowed("review:read")
    @Operation(summary = "The customers of a review whom the caller may see, and what came of them")
    public Page<ReviewItemView> listReviewItems(@RestPath UUID id, @BeanParam @Valid ListRequest request) {
        return reviews.items(id, request);
    }

    @POST
    @Path("{id}/items/{itemId}/outcome")
    @PermissionsAllowed("customer:write")
    @Operation(
            summary = "Note what came of a customer, and confirm or change the file in the same call",
            description = "May be put right until the review is signed.")
    @Refuses({
        "review_ended",
        "review_outcome_unfounded",
        "review_version_missing",
        "confirmation_empty",
        "field_not_written",
        "version_stale"
    })
    public ReviewItemView recordReview(@RestPath UUID id, @RestPath UUID itemId, @NotNull @Valid RecordReview command) {
        return reviews.record(id, itemId, command);
    }

    @POST
    @Path("{id}/signature")
    @PermissionsAllowed("review:sign")
    @Operation(summary = "Sign a review in which everybody has been looked at; nothing of it changes afterwards")
    @Refuses({"review_ended", "review_incomplete"})
    public ReviewView signReview(
            @RestPath UUID id, @RestHeader("If-Match") @Nullable String ifMatch, @NotNull @Valid SignReview command) {
        return reviews.sign(id, Version.required(ifMatch), command);
    }

    @POST
    @Path("{id}/cancel")
    @PermissionsAllowed("review:sign")
    @Operation(summary = "End a review without a signature; what was confirmed in it stays")
    @Refuses("review_ended")
    public ReviewView cancelReview(@RestPath UUID id, @RestHeader("If-Match") @Nullable String ifMatch) {
        return reviews.cancel(id, Version.required(ifMatch));
    }

    @GET
    @Path("{id}/sheet")
    @PermissionsAllowed("review:read")
    @Operation(summary = "The sheet that was signed: everybody, and what came of it")
    @Refuses("review_unsigned")
    public SignedSheet getReviewSheet(@RestPath UUID id) {
        return reviews.sheet(id);
    }
}
