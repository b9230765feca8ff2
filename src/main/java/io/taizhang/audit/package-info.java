/**
 * Who did what: one row for every write, in the transaction of that write, insert-only for the application's database
 * role. Rooms call {@link io.taizhang.audit.AuditTrail}; it knows only the platform and protection.
 */
@NullMarked
package io.taizhang.audit;

import org.jspecify.annotations.NullMarked;
