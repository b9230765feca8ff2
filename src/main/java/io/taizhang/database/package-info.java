/**
 * The PostgreSQL that Taizhang brings along, so that a start needs nothing but Java: unpacked from the class path,
 * kept in a directory, started before Quarkus and stopped after it. Knows no other room and no CDI; with {@code
 * TAIZHANG_DB_URL} set it is not used at all.
 */
@NullMarked
package io.taizhang.database;

import org.jspecify.annotations.NullMarked;
