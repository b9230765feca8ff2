package io.taizhang.freshness;

import io.taizhang.customer.CustomerFile;
import io.taizhang.identity.StaffDirectory;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;

/** Shows reviews and the customers in them; names are read once for all of a page. */
@ApplicationScoped
class ReviewViews {

    private final Reviews reviews;
    private final CustomerFile file;
    private final StaffDirectory staff;

    ReviewViews(Reviews reviews, CustomerFile file, StaffDirectory staff) {
        this.reviews = reviews;
        this.file = file;
        this.staff = staff;
    }

    ReviewView of(ReviewCampaign review) {
        return of(List.of(review)).get(0);
    }

    List<ReviewView> of(List<ReviewCampaign> rows) {
        var progress = reviews.progress(rows.stream().map(ReviewCampaign::id).toList());
        var names = names(rows.stream().flatMap(row -> Stream.of(row.createdBy, row.signedBy)));
        return rows.stream()
                .map(row -> ReviewView.of(
                        row,
                        progress.getOrDefault(row.id(), ReviewView.Progress.NOTHING),
                        names.get(row.createdBy),
                        names.get(row.signedBy)))
                .toList();
    }

    ReviewItemView item(ReviewItem item) {
        return items(List.of(item)).get(0);
    }

    List<ReviewItemView> items(List<ReviewItem> rows) {
        var customers = file.find(rows.stream().map(row -> row.customerId).toList());
        var names = names(rows.stream().flatMap(row -> Stream.of(row.assigneeId, row.doneBy)));
        return rows.stream()
                .map(row -> {
                    var customer = customers.get(row.customerId);
                    return new ReviewItemView(
                            row.id(),
                            row.version(),
                            row.customerId,
                            customer == null ? null : customer.number(),
                            customer == null ? null : customer.name(),
                            row.assigneeId,
                            names.get(row.assigneeId),
                            row.outcome,
                            row.fields.stream().map(CustomerField::valueOf).toList(),
                            row.note,
                            row.doneAt,
                            row.doneBy,
                            names.get(row.doneBy),
                            row.createdAt());
                })
                .toList();
    }

    private Map<UUID, String> names(Stream<UUID> ids) {
        return staff.names(ids.filter(Objects::nonNull).distinct().toList());
    }
}
