/**
 * The technical kernel: money, refusals and problem documents, lists, versions, idempotency, time, strict JSON, the
 * contract. No business noun appears here, and of other rooms only the one that seals is known.
 */
@NullMarked
package io.taizhang.platform;

import org.jspecify.annotations.NullMarked;
