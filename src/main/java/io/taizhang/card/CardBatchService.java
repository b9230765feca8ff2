package io.taizhang.card;

import io.taizhang.audit.AuditTrail;
import io.taizhang.card.CardCommands.IssueCardBatch;
import io.taizhang.cardprogram.CardProgramDirectory;
import io.taizhang.identity.Caller;
import io.taizhang.identity.OrgDirectory;
import io.taizhang.platform.ListRequest;
import io.taizhang.platform.Page;
import io.taizhang.platform.Refusal;
import io.taizhang.platform.Texts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Blank cards by the thousand: a printer makes them, a shop keeps them in the drawer, activation hands them out. */
@ApplicationScoped
@Transactional
public class CardBatchService {

    private static final String SUBJECT = "card_batch";

    /** In one statement, which has a time limit of its own. */
    private static final int AT_ONCE = 10_000;

    private final CardBatches batches;
    private final Cards cards;
    private final CardProgramDirectory programs;
    private final OrgDirectory units;
    private final CallersUnit unit;
    private final Caller caller;
    private final AuditTrail audit;

    CardBatchService(
            CardBatches batches,
            Cards cards,
            CardProgramDirectory programs,
            OrgDirectory units,
            CallersUnit unit,
            Caller caller,
            AuditTrail audit) {
        this.batches = batches;
        this.cards = cards;
        this.programs = programs;
        this.units = units;
        this.unit = unit;
        this.caller = caller;
        this.audit = audit;
    }

    Page<CardBatchView> list(ListRequest request) {
        return batches.page(request).mapAll(this::views);
    }

    CardBatchView get(UUID id) {
        return view(batches.require(id));
    }

    /**
     * Makes blank cards in the terms of a program, all of them or none.
     *
     * @throws Refusal 422 {@code card_program_unknown}, {@code org_unit_unknown}; 409 {@code card_program_retired}
     */
    public CardBatchView issue(IssueCardBatch command) {
        var terms = programs.forNewCard(command.programId());
        units.require(command.unitId(), "/unitId");
        var batch = new CardBatch(
                terms,
                unit.orOwn(command.unitId(), "/unitId"),
                command.quantity(),
                Texts.strippedOrNull(command.memo()),
                caller.id());
        batches.persistAndFlush(batch);
        if (batch.quantity > AT_ONCE) {
            batches.expectMany();
        }
        for (int missing = batch.quantity; missing > 0; ) {
            missing -= batches.makeCards(batch.id(), numbers(Math.min(missing, AT_ONCE)));
        }
        var view = view(batch);
        audit.record("card_batch.issued", SUBJECT, batch.id(), null, null, view);
        return view;
    }

    /** The numbers of a batch, for the printer. Whoever reads them is written down: a number is half a card. */
    public List<String> numbers(UUID id) {
        var batch = batches.require(id);
        var numbers = cards.numbers(id);
        audit.record("card_batch.numbers_read", SUBJECT, id, null, null, Map.of("numbers", batch.quantity));
        return numbers;
    }

    private static List<String> numbers(int quantity) {
        var numbers = new HashSet<String>(quantity * 2);
        while (numbers.size() < quantity) {
            numbers.add(CardNumber.random());
        }
        return List.copyOf(numbers);
    }

    private CardBatchView view(CardBatch batch) {
        return views(List.of(batch)).get(0);
    }

    private List<CardBatchView> views(List<CardBatch> shown) {
        Set<UUID> ids = shown.stream().map(batch -> batch.programId).collect(Collectors.toSet());
        var names = programs.names(ids);
        return shown.stream()
                .map(batch -> CardBatchView.of(batch, Objects.requireNonNull(names.get(batch.programId))))
                .toList();
    }
}
