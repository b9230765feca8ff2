package io.taizhang.freshness;

import io.taizhang.freshness.CustomerField.Place;
import io.taizhang.freshness.FreshnessStates.Stood;
import io.taizhang.platform.BusinessTime;
import io.taizhang.platform.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Confirmations, as the rooms above make them. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class Verifications {

    private final FreshnessStates states;
    private final EntityManager em;
    private final BusinessTime time;

    Verifications(FreshnessStates states, EntityManager em, BusinessTime time) {
        this.states = states;
        this.em = em;
        this.time = time;
    }

    /**
     * Notes that a customer, whom the caller may see, confirmed fields in a contact: as of that contact, and not later
     * than now.
     *
     * @param by who spoke with them
     * @throws Refusal 422 {@code field_not_written} below the pointer, for a field of which nothing is written
     */
    public void confirmedIn(
            UUID interactionId, UUID customerId, UUID by, Instant at, List<CustomerField> fields, String pointer) {
        var moment = at.isAfter(time.now()) ? time.now() : at;
        var places = places(customerId, fields, pointer, List.of());
        var confirmation = new Confirmation(customerId, moment, by, VerificationWay.INTERACTION, interactionId);
        keep(confirmation.saying(fields, List.of(), false, null), places);
    }

    /**
     * The places of a file that these fields and entries stand for.
     *
     * @throws Refusal 422 {@code field_not_written}
     */
    List<Place> places(UUID customerId, List<CustomerField> fields, String pointer, List<UUID> entries) {
        var present = states.fields(List.of(customerId)).getOrDefault(customerId, List.of());
        var places = new ArrayList<Place>();
        for (int i = 0; i < fields.size(); i++) {
            var field = fields.get(i);
            var found = present.stream().filter(one -> one.field() == field).toList();
            if (found.isEmpty()) {
                throw Refusal.rule("field_not_written", field).at(pointer + "/" + i);
            }
            found.forEach(one -> places.add(place(one)));
        }
        for (int i = 0; i < entries.size(); i++) {
            var entry = entries.get(i);
            var found = present.stream()
                    .filter(one -> entry.equals(one.entryId()))
                    .findFirst()
                    .orElseThrow(() -> Refusal.rule("field_not_written", entry));
            places.add(place(found));
        }
        return places.stream().distinct().toList();
    }

    /** Writes a confirmation down and lets it count. */
    void keep(Confirmation confirmation, List<Place> places) {
        em.persist(confirmation);
        if (!places.isEmpty()) {
            var stood = places.stream()
                    .map(place -> new Stood(confirmation.customerId, place))
                    .toList();
            states.verified(stood, confirmation.at, confirmation.byId, confirmation.way);
        }
        states.refresh(List.of(confirmation.customerId), false);
    }

    private static Place place(FieldFreshness field) {
        return new Place(field.field(), field.entryId() == null ? CustomerField.WHOLE : field.entryId());
    }
}
