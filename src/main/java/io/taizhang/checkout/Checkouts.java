package io.taizhang.checkout;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.taizhang.identity.Caller;
import io.taizhang.platform.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The receipts that were handed out, each as it was. */
@ApplicationScoped
class Checkouts {

    private final EntityManager em;
    private final ObjectMapper json;
    private final Caller caller;

    Checkouts(EntityManager em, ObjectMapper json, Caller caller) {
        this.em = em;
        this.json = json;
        this.caller = caller;
    }

    void add(CheckoutView receipt) {
        em.createNativeQuery("insert into checkout (id, at, card_id, movement, customer_id, entry_id, shop_id,"
                        + " operator_id, terminal, bill_id, receipt) values (:id, :at, :card, :movement,"
                        + " cast(:customer as uuid), cast(:entry as uuid), cast(:shop as uuid), :operator, :terminal,"
                        + " cast(:bill as uuid), cast(:receipt as jsonb))")
                .setParameter("id", receipt.id())
                .setParameter("at", receipt.at())
                .setParameter("card", receipt.card().cardId())
                .setParameter("movement", receipt.card().reference())
                .setParameter(
                        "customer",
                        receipt.customerId() == null
                                ? null
                                : receipt.customerId().toString())
                .setParameter(
                        "entry",
                        receipt.entryId() == null ? null : receipt.entryId().toString())
                .setParameter(
                        "shop",
                        receipt.shopId() == null ? null : receipt.shopId().toString())
                .setParameter("operator", receipt.operatorId())
                .setParameter("terminal", receipt.terminal())
                .setParameter(
                        "bill",
                        receipt.bill() == null ? null : receipt.bill().id().toString())
                .setParameter("receipt", write(receipt))
                .executeUpdate();
    }

    /** @throws Refusal 404 when there is none, or when it is of somebody and of a shop outside the caller's scope */
    CheckoutView require(UUID id) {
        List<?> found = em.createNativeQuery("select cast(receipt as text) from checkout where id = :id", String.class)
                .setParameter("id", id)
                .getResultList();
        var receipt = found.isEmpty() ? null : read((String) found.get(0));
        if (receipt == null || !caller.scope().covers(receipt.operatorId(), receipt.shopId())) {
            throw Refusal.notFound("checkout");
        }
        return receipt;
    }

    /** The receipts for what cards have paid of a bill, the latest first. The caller has checked that it may be seen. */
    List<CheckoutView> ofBill(UUID billId) {
        List<?> found = em.createNativeQuery(
                        "select cast(receipt as text) from checkout where bill_id = :bill order by at desc, id desc",
                        String.class)
                .setParameter("bill", billId)
                .getResultList();
        return found.stream().map(receipt -> read((String) receipt)).toList();
    }

    /** The bill that a receipt is for. */
    Optional<UUID> billOf(UUID id) {
        List<?> found = em.createNativeQuery(
                        "select bill_id from checkout where id = :id and bill_id is not null", UUID.class)
                .setParameter("id", id)
                .getResultList();
        return found.stream().map(UUID.class::cast).findFirst();
    }

    private String write(CheckoutView receipt) {
        try {
            return json.writeValueAsString(receipt);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private CheckoutView read(String receipt) {
        try {
            return json.readValue(receipt, CheckoutView.class);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("A stored receipt cannot be read", broken);
        }
    }
}
