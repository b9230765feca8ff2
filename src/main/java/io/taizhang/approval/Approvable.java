package io.taizhang.approval;

import io.taizhang.platform.Refusal;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An act that may need a second person; implemented by the room that it belongs to, as an {@code @ApplicationScoped}
 * bean, one for each action.
 *
 * @param <P> what is needed to do the act: a record that the house's JSON can write and read back unchanged
 */
public interface Approvable<P> {

    /** Its stable name, {@code noun.verb}, as in {@code approval_policy}: {@code card.cash_out}. */
    String action();

    Class<P> payloadType();

    /** Whoever has this permission may ask for the act and sees the requests for it within their scope. */
    String permissionToMake();

    /** Whoever has this permission may decide requests of others within their scope. */
    String permissionToDecide();

    /**
     * Refuses what cannot be done as things stand, with the act's own problem code. Called when the request is made and
     * again before it is approved, both times in a transaction; changes nothing.
     *
     * @throws Refusal when the act cannot be done
     */
    void validate(ApprovalRequestRef request, P payload);

    /**
     * Does the act. Called in a transaction that is committed together with the outcome, and perhaps again after a crash:
     * what does not take part in the transaction must happen once per {@link ApprovalRequestRef#key}. May be called by
     * the system, so the act is recorded in the name of {@link ApprovalRequestRef#maker}.
     *
     * @return what is kept and shown as the outcome: a record or map that becomes a JSON object
     * @throws Refusal when it cannot be done after all; that is final for this request
     */
    Object execute(ApprovalRequestRef request, P payload);

    /**
     * Whether it is done as the maker would do it now: with their rights and within their scope, in one transaction with
     * the decision, so that whatever refuses leaves the request pending. Such requests are seen by the maker, by whoever
     * may decide them and by those who watch over the house, not by others who might have asked; and a record takes one
     * of them at a time, whatever it asks for. See {@link RecordAct}.
     */
    default boolean isMakersOwn() {
        return false;
    }

    /** The fields of the record that a policy may name, as the API calls them; none when it is asked for as a whole. */
    default Set<String> fields() {
        return Set.of();
    }

    /**
     * The record that the act is about as it stands now, shown beside the payload to whoever decides.
     *
     * @return a record or map that becomes a JSON object; null when there is nothing to compare with
     */
    default @Nullable Object current(ApprovalRequestRef request, P payload) {
        return null;
    }
}
