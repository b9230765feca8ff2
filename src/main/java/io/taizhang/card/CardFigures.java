package io.taizhang.card;

import io.taizhang.platform.Money;
import io.taizhang.segment.SegmentField;
import io.taizhang.segment.SegmentSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Lets customers be filtered by the cards that they have: one in the state, and their fullest one. */
@ApplicationScoped
class CardFigures implements SegmentSource {

    @Override
    public List<SegmentField> fields() {
        return List.of(
                new SegmentField("cardStatus", CardStatus.class, "card:read", "Card", "status", null),
                new SegmentField("cardBalance", Money.class, "card:read", "Card", "balance", 0L));
    }
}
