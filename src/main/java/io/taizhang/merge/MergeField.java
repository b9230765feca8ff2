package io.taizhang.merge;

import io.taizhang.customer.RegisterCustomer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A field of which one customer's value stays. Lists are united, whatever is chosen. */
public enum MergeField {
    KIND(RegisterCustomer::kind),
    NAME(RegisterCustomer::name),
    TIER(RegisterCustomer::tier),
    STAGE(RegisterCustomer::stage),
    OWNER(RegisterCustomer::ownerId),
    UNIT(RegisterCustomer::unitId),
    INDUSTRY(RegisterCustomer::industry),
    CREDIT_CODE(RegisterCustomer::creditCode),
    GENDER(RegisterCustomer::gender),
    BIRTHDAY(RegisterCustomer::birthday),
    SOURCE(RegisterCustomer::source),
    NOTE(RegisterCustomer::note);

    private final Function<RegisterCustomer, @Nullable Object> value;

    MergeField(Function<RegisterCustomer, @Nullable Object> value) {
        this.value = value;
    }

    @Nullable
    Object of(RegisterCustomer customer) {
        return value.apply(customer);
    }
}
