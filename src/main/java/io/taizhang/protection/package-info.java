/**
 * Personal data as it is kept: AES-256-GCM under a key for each customer, which a master key wraps and an erasure destroys;
 * keyed hashes to find by what cannot be read; and what of it is shown to whom. Master keys lie in a file beside the
 * signing keys and never in the database. Who seals a column also opens it: the rooms do, this one only lends the keys.
 */
@NullMarked
package io.taizhang.protection;

import org.jspecify.annotations.NullMarked;
