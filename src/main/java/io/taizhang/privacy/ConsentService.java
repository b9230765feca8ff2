package io.taizhang.privacy;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.taizhang.audit.AuditTrail;
import io.taizhang.customer.CustomerFile;
import io.taizhang.identity.Caller;
import io.taizhang.identity.StaffDirectory;
import io.taizhang.notify.Mails;
import io.taizhang.platform.BusinessTime;
import io.taizhang.platform.Condition;
import io.taizhang.platform.ListRequest;
import io.taizhang.platform.Lists;
import io.taizhang.platform.Page;
import io.taizhang.platform.Refusal;
import io.taizhang.platform.Texts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What can be done with purposes and consents. */
@ApplicationScoped
@Transactional
class ConsentService {

    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");

    private final Purposes purposes;
    private final Consents consents;
    private final CustomerFile file;
    private final StaffDirectory staff;
    private final Mails mails;
    private final Lists lists;
    private final AuditTrail audit;
    private final Caller caller;
    private final BusinessTime time;

    ConsentService(
            Purposes purposes,
            Consents consents,
            CustomerFile file,
            StaffDirectory staff,
            Mails mails,
            Lists lists,
            AuditTrail audit,
            Caller caller,
            BusinessTime time) {
        this.purposes = purposes;
        this.consents = consents;
        this.file = file;
        this.staff = staff;
        this.mails = mails;
        this.lists = lists;
        this.audit = audit;
        this.caller = caller;
        this.time = time;
    }

    Page<PurposeView> purposes() {
        return new Page<>(purposes.all(), null, null, null);
    }

    /** @throws Refusal 422 {@code consent_not_asked} for a purpose that needs none */
    PurposeView write(String code, WriteConsentText command) {
        var before = purposes.lock(code);
        requireAsked(before);
        var version = (before.textVersion() == null ? 0 : before.textVersion()) + 1;
        purposes.write(code, version, command.words().strip(), time.now(), caller.id());
        var after = purposes.lock(code);
        audit.record(
                "privacy_text.written",
                "privacy_purpose",
                UUID.nameUUIDFromBytes(code.getBytes(UTF_8)),
                null,
                before,
                after);
        return after;
    }

    CustomerConsentsView current(UUID customerId) {
        file.require(customerId);
        return view(customerId, 0);
    }

    Page<ConsentView> history(UUID customerId, ListRequest request) {
        file.require(customerId);
        var own = Condition.of("e.customerId = :customer", Map.of("customer", customerId));
        return lists.page(Consent.class, ConsentView.class, request, "-saidAt", List.of(own))
                .mapAll(this::views);
    }

    /**
     * Writes down what a customer said. A withdrawal takes back the mails for that purpose that have not left yet.
     *
     * @throws Refusal 422 {@code purpose_unknown}, {@code consent_not_asked}, {@code consent_text_unknown} or
     *     {@code said_in_future}
     */
    CustomerConsentsView record(UUID customerId, RecordConsent command) {
        file.require(customerId);
        var purpose = purposes.find(command.purpose())
                .orElseThrow(
                        () -> Refusal.rule("purpose_unknown", command.purpose()).at("/purpose"));
        requireAsked(purpose);
        requirePast(command.saidAt());
        var words = command.textVersion() == null ? purpose.textVersion() : command.textVersion();
        if (command.textVersion() != null && !purposes.hasText(purpose.code(), command.textVersion())) {
            throw Refusal.rule("consent_text_unknown", command.textVersion()).at("/textVersion");
        }
        consents.holdSenders(customerId);
        var said = new ArrayList<Consent>();
        for (var channel : command.channels().stream().distinct().toList()) {
            said.add(new Consent(customerId, command, channel, time.now(), caller.id())
                    .about(words, Texts.strippedOrNull(command.evidence())));
        }
        consents.persist(said);
        consents.flush();
        var action = command.given() ? "consent.given" : "consent.withdrawn";
        var views = views(said);
        views.forEach(view -> audit.record(action, "consent", view.id(), customerId, null, view));
        return view(customerId, takenBack(customerId, purpose));
    }

    /** By the last word, which the one that was just written down need not be. */
    private int takenBack(UUID customerId, PurposeView purpose) {
        return consents.isGiven(customerId, purpose.code(), ConsentChannel.MAIL)
                ? 0
                : mails.takeBack(customerId, purposes.mailKinds(purpose.code()));
    }

    private static void requireAsked(PurposeView purpose) {
        if (!purpose.asksConsent()) {
            throw Refusal.rule("consent_not_asked", purpose.name(), purpose.article());
        }
    }

    private void requirePast(@Nullable Instant saidAt) {
        if (saidAt != null && (saidAt.isAfter(time.now()) || saidAt.isBefore(EARLIEST))) {
            throw Refusal.rule("said_in_future").at("/saidAt");
        }
    }

    private CustomerConsentsView view(UUID customerId, int takenBack) {
        return new CustomerConsentsView(customerId, views(consents.current(customerId)), takenBack);
    }

    private List<ConsentView> views(List<Consent> rows) {
        var names =
                staff.names(rows.stream().map(row -> row.recordedBy).distinct().toList());
        return rows.stream()
                .map(row -> ConsentView.of(row, names.get(row.recordedBy)))
                .toList();
    }
}
