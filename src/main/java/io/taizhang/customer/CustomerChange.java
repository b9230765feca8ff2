package io.taizhang.customer;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What was written of a customer.
 *
 * @param before as it stood, with the ids of its entries; null for a new customer
 * @param after as it stands now, written in the same way as {@code before}
 */
public record CustomerChange(UUID customerId, @Nullable RegisterCustomer before, RegisterCustomer after) {}
