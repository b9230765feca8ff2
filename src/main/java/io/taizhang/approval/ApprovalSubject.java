package io.taizhang.approval;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The record that an act is about.
 *
 * @param type the kind of record, as in the audit trail: {@code card}
 * @param label how people know it, at most 200 characters: the card's number
 * @param customerId the customer whose file it belongs to, if any
 * @param unitId the unit whose people see and decide the request; null for the maker's own
 */
public record ApprovalSubject(String type, UUID id, String label, @Nullable UUID customerId, @Nullable UUID unitId) {}
