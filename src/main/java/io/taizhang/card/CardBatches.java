package io.taizhang.card;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.taizhang.identity.Caller;
import io.taizhang.platform.BusinessTime;
import io.taizhang.platform.Condition;
import io.taizhang.platform.ListRequest;
import io.taizhang.platform.Lists;
import io.taizhang.platform.Page;
import io.taizhang.platform.Refusal;
import io.taizhang.platform.Rows;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** All queries for batches: seen by whoever made them or reaches their unit. */
@ApplicationScoped
class CardBatches implements PanacheRepositoryBase<CardBatch, UUID> {

    /** Numbers that are taken already are passed over; the ids rise in the order of the numbers. */
    private static final String CARDS =
            """
            with made as (
                insert into card (id, version, created_at, updated_at, number, program_id, terms_id, kind, unit_id,
                    issued_by, batch_id)
                select uuidv7(), 0, :now, :now, n, p.id, p.terms_id, p.kind, b.unit_id, b.made_by, b.id
                from card_batch b join card_program p on p.id = b.program_id,
                    unnest(cast(:numbers as text[])) as n
                where b.id = :batch
                on conflict (number) do nothing
                returning id)
            insert into card_account (id, status, spend_order, business_date, balance_cap, transaction_limit, daily_limit,
                moved_at, expires_on, currency, shop_bound, pin_free)
            select made.id, 1, case p.spend_order when 'BONUS_FIRST' then 1 when 'PRINCIPAL_FIRST' then 2 else 3 end,
                :today, p.balance_cap, p.transaction_limit, p.daily_limit, :now,
                cast(:today as date) + make_interval(months => p.validity_months), p.currency, p.shops is not null,
                coalesce(p.pin_free_amount, case when p.pin_required then 0 end)
            from made, card_batch b join card_program p on p.id = b.program_id where b.id = :batch""";

    private final Lists lists;
    private final Rows rows;
    private final Caller caller;
    private final BusinessTime time;

    CardBatches(Lists lists, Rows rows, Caller caller, BusinessTime time) {
        this.lists = lists;
        this.rows = rows;
        this.caller = caller;
        this.time = time;
    }

    Page<CardBatch> page(ListRequest request) {
        return lists.page(CardBatch.class, CardBatchView.class, request, "-createdAt", List.of(visible()));
    }

    /** @throws Refusal 404 when it does not exist or lies outside the caller's scope */
    CardBatch require(UUID id) {
        return rows.require(CardBatch.class, id, List.of(visible()));
    }

    /**
     * Lets what follows in this transaction look foreign keys up by index: a plan that the session has kept from a time of
     * few cards reads the whole table for each new one.
     */
    void expectMany() {
        getSession()
                .createNativeQuery("select set_config('enable_seqscan', 'off', true)", String.class)
                .getSingleResult();
        getSession().doWork(connection -> {
            try (var statement = connection.createStatement()) {
                statement.execute("discard plans");
            }
        });
    }

    /** Makes blank cards with these numbers; how many there were without those that are taken. */
    int makeCards(UUID batchId, List<String> numbers) {
        return getSession()
                .createNativeMutationQuery(CARDS)
                .setParameter("batch", batchId)
                .setParameter("numbers", "{" + String.join(",", numbers) + "}")
                .setParameter("now", time.now())
                .setParameter("today", time.today())
                .executeUpdate();
    }

    private Condition visible() {
        return caller.scope().of("e.madeBy", "e.unitId");
    }
}
