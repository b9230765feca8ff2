package io.taizhang.exchange;

import io.taizhang.card.CardOpenings;
import io.taizhang.card.OpenCard;
import io.taizhang.customer.ImportOutcome.Act;
import io.taizhang.exchange.ImportChanges.Changed;
import io.taizhang.exchange.ImportChanges.ImportSubject;
import io.taizhang.platform.Money;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Cards that another system has sold, with what is on them: each comes in once and is not changed by a later row. */
@ApplicationScoped
class CardKind implements RecordKind {

    private static final Money NOTHING = Money.fen(0);

    private final CardOpenings openings;

    CardKind(CardOpenings openings) {
        this.openings = openings;
    }

    @Override
    public ImportTarget target() {
        return ImportTarget.CARDS;
    }

    @Override
    public @Nullable String reference(ImportRow row) {
        return row.text(ImportField.OLD_NUMBER);
    }

    @Override
    public ImportField referenceField() {
        return ImportField.OLD_NUMBER;
    }

    @Override
    public @Nullable String customer(ImportRow row) {
        return row.text(ImportField.CARD_CUSTOMER);
    }

    @Override
    public Written write(ImportRow row, Around around) {
        var principal = Objects.requireNonNullElse(row.money(ImportField.PRINCIPAL), NOTHING);
        var bonus = Objects.requireNonNullElse(row.money(ImportField.BONUS), NOTHING);
        var number = row.required(ImportField.OLD_NUMBER);
        if (around.known() != null) {
            return new Written(Act.UNCHANGED, around.known(), null, 0);
        }
        var customer = around.customer() == null ? null : around.customer().id();
        var card = openings.open(new OpenCard(
                row.required(ImportField.PROGRAM),
                number,
                customer,
                principal,
                bonus,
                row.day(ImportField.EXPIRES_ON)));
        return new Written(
                Act.CREATED,
                card,
                new Changed(ImportSubject.CARD, card, customer, null, 0),
                principal.plus(bonus).minor());
    }
}
