/**
 * What happens while somebody looks: what others have changed, as it is committed, and who else is at the same file. Both
 * are hints for the screen: nothing is decided by them, and a client that misses one sees the truth when it reads again.
 * Knows the customer file, staff and the audit trail.
 */
@NullMarked
package io.taizhang.live;

import org.jspecify.annotations.NullMarked;
