package io.taizhang.receivable;

import java.util.UUID;

/** Items of a customer have been settled, or are open again; fired in the transaction that did it. */
public record ItemsSettled(UUID customerId) {}
