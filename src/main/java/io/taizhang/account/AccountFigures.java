package io.taizhang.account;

import io.taizhang.platform.Money;
import io.taizhang.segment.SegmentField;
import io.taizhang.segment.SegmentSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;

/** Lets customers be filtered by what they owe and by when they last bought or paid. */
@ApplicationScoped
class AccountFigures implements SegmentSource {

    @Override
    public List<SegmentField> fields() {
        return List.of(
                new SegmentField("balance", Money.class, "transaction:read", "CustomerAccount", "balanceMinor", 0L),
                new SegmentField(
                        "lastEntryOn", LocalDate.class, "transaction:read", "CustomerAccount", "lastEntryOn", null));
    }
}
