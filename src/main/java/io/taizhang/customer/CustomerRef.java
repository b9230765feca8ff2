package io.taizhang.customer;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What other rooms need of a customer: what to call them, and whose they are. */
public record CustomerRef(UUID id, String number, String name, @Nullable UUID ownerId, @Nullable UUID unitId) {}
