package io.taizhang.billing;

import java.time.LocalDate;
import java.util.UUID;

/**
 * What of a contract stands on a bill under a key.
 *
 * @param part counts the claims of a key, from 1
 * @param minor what the contract asked for, in 分; negative for what was given back
 * @param dueOn the day on which the contract said to bill it
 */
record Claim(UUID billId, String key, int part, long minor, LocalDate dueOn) {}
