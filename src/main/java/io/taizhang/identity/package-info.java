/**
 * The people who use the system: staff, roles, the organisation tree, what data each may see, sign-in and tokens. Knows
 * the platform and the audit trail. Everybody above asks {@link io.taizhang.identity.Caller} who is calling.
 */
@NullMarked
package io.taizhang.identity;

import org.jspecify.annotations.NullMarked;
