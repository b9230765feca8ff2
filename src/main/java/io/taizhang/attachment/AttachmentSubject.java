package io.taizhang.attachment;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The record that files belong to.
 *
 * @param type the kind of record, as in the audit trail: {@code contract}; at most 50 characters
 * @param customerId the customer in whose file the audit trail puts what is done, if any
 */
public record AttachmentSubject(String type, UUID id, @Nullable UUID customerId) {}
