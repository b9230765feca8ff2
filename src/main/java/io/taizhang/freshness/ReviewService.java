package io.taizhang.freshness;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.taizhang.audit.AuditTrail;
import io.taizhang.customer.CustomerFile;
import io.taizhang.identity.Caller;
import io.taizhang.identity.StaffDirectory;
import io.taizhang.platform.BusinessTime;
import io.taizhang.platform.ListRequest;
import io.taizhang.platform.Page;
import io.taizhang.platform.Refusal;
import io.taizhang.platform.Version;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

/** What can be done with reviews. */
@ApplicationScoped
@Transactional
public class ReviewService {

    private static final int MOST = 5_000;
    private static final String REVIEW = "review";

    private final Reviews reviews;
    private final ReviewViews views;
    private final FreshnessService freshness;
    private final CustomerFile file;
    private final StaffDirectory staff;
    private final AuditTrail audit;
    private final Caller caller;
    private final BusinessTime time;
    private final ObjectMapper json;

    ReviewService(
            Reviews reviews,
            ReviewViews views,
            FreshnessService freshness,
            CustomerFile file,
            StaffDirectory staff,
            AuditTrail audit,
            Caller caller,
            BusinessTime time,
            ObjectMapper json) {
        this.reviews = reviews;
        this.views = views;
        this.freshness = freshness;
        this.file = file;
        this.staff = staff;
        this.audit = audit;
        this.caller = caller;
        this.time = time;
        this.json = json;
    }

    Page<ReviewView> list(ListRequest request) {
        return reviews.page(request).mapAll(views::of);
    }

    ReviewView get(UUID id) {
        return views.of(reviews.require(id));
    }

    public Page<ReviewItemView> items(UUID id, ListRequest request) {
        reviews.require(id);
        return reviews.items(id, request).mapAll(views::items);
    }

    /**
     * Fixes who is looked at.
     *
     * @throws Refusal 422 {@code review_empty} or {@code review_too_large}, {@code staff_unknown}, {@code review_overdue}
     */
    public ReviewView begin(BeginReview command) {
        if (command.dueOn().isBefore(time.today())) {
            throw Refusal.rule("review_overdue").at("/dueOn");
        }
        var assignees = command.assignees();
        for (int i = 0; i < assignees.size(); i++) {
            staff.requireActive(assignees.get(i), "/assigneeIds/" + i);
        }
        var whom = reviews.whom(command.filter(), MOST + 1);
        if (whom.isEmpty()) {
            throw Refusal.rule("review_empty").at("/whom");
        }
        if (whom.size() > MOST) {
            throw Refusal.rule("review_too_large", MOST).at("/whom");
        }
        var review = new ReviewCampaign(command, caller.id(), Objects.requireNonNull(caller.unitId()));
        reviews.persistAndFlush(review);
        var refs = file.find(whom);
        for (int i = 0; i < whom.size(); i++) {
            var owner = Objects.requireNonNull(refs.get(whom.get(i))).ownerId();
            var assignee = assignees.isEmpty() ? owner : assignees.get(i % assignees.size());
            reviews.keep(new ReviewItem(review.id(), whom.get(i), assignee));
        }
        reviews.flush();
        var view = views.of(review);
        audit.record("review.begun", REVIEW, review.id(), null, null, view);
        return view;
    }

    /**
     * Notes what came of a customer, and does what was confirmed or changed. It may be put right until the review is signed.
     *
     * @throws Refusal 409 {@code review_ended}, 422 {@code review_outcome_unfounded}, and those of a confirmation
     */
    public ReviewItemView record(UUID id, UUID itemId, RecordReview command) {
        reviews.require(id).requireOpen();
        var item = reviews.lockItem(id, itemId);
        var before = views.item(item);
        var changed = false;
        if (command.confirmation() != null && command.outcome() != ReviewOutcome.UNREACHABLE) {
            var seen = command.customerVersion();
            if (seen == null) {
                throw Refusal.rule("review_version_missing").at("/customerVersion");
            }
            var after = freshness.confirm(
                    item.customerId, new Version(seen), command.confirmation(), VerificationWay.REVIEW, itemId);
            changed = after.version() != seen;
        }
        item.settle(command, changed, time.now(), caller.id());
        reviews.flush();
        var after = views.item(item);
        audit.record("review.recorded", "review_item", itemId, item.customerId, before, after);
        return after;
    }

    /**
     * Signs a review in which everybody has been looked at; from then on nothing of it changes.
     *
     * @throws Refusal 409 {@code review_incomplete} or {@code review_ended}; 404 for whoever does not see everybody in it
     */
    ReviewView sign(UUID id, Version version, SignReview command) {
        var review = reviews.lock(id);
        var before = views.of(review);
        version.requireCurrent(review.version(), () -> before);
        review.requireOpen();
        if (before.progress().open() > 0) {
            throw Refusal.conflict("review_incomplete", before.progress().open());
        }
        var now = time.now();
        review.sign(caller.id(), now, command.remark(), sheet(review, before, command, now));
        reviews.flush();
        reviews.getEntityManager().refresh(review);
        var after = views.of(review);
        audit.record("review.signed", REVIEW, id, null, before, after);
        return after;
    }

    ReviewView cancel(UUID id, Version version) {
        var review = reviews.lock(id);
        var before = views.of(review);
        version.requireCurrent(review.version(), () -> before);
        review.cancel();
        reviews.flush();
        var after = views.of(review);
        audit.record("review.cancelled", REVIEW, id, null, before, after);
        return after;
    }

    /** The sheet as it was signed, to the letter. @throws Refusal 409 {@code review_unsigned} before that */
    SignedSheet sheet(UUID id) {
        var review = reviews.require(id);
        if (review.sheet == null || review.sheetSha256 == null) {
            throw Refusal.conflict("review_unsigned");
        }
        requireAllVisible(review, reviews.visibleItems(id).size(), views.of(review));
        try {
            return new SignedSheet(json.readValue(review.sheet, ReviewSheet.class), review.sheet, review.sheetSha256);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("A signed sheet cannot be read", broken);
        }
    }

    private String sheet(ReviewCampaign review, ReviewView view, SignReview command, Instant now) {
        var items = views.items(reviews.visibleItems(review.id()));
        requireAllVisible(review, items.size(), view);
        var lines = items.stream()
                .map(item -> new ReviewSheet.SheetLine(
                        item.customerNumber() + "",
                        item.customerName() + "",
                        Objects.requireNonNull(item.outcome()),
                        item.fields(),
                        item.note(),
                        item.doneByName(),
                        time.shown(Objects.requireNonNull(item.doneAt()))))
                .toList();
        var sheet = new ReviewSheet(
                review.id(),
                review.name,
                review.dueOn,
                view.progress(),
                caller.name(),
                time.shown(now),
                command.remark(),
                lines);
        try {
            return json.writeValueAsString(sheet);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("A sheet cannot be written", broken);
        }
    }

    /** A sheet lists everybody, so it is for those who may see everybody. */
    private static void requireAllVisible(ReviewCampaign review, int visible, ReviewView view) {
        if (visible != view.progress().customers()) {
            throw Refusal.notFound("review " + review.id());
        }
    }
}
