/**
 * The demonstration: a fictional chain of three shops with a year of activity and what each role has to do today, made by
 * a seeded generator through the services of the other rooms, and taken away again in one call that leaves nothing behind.
 * Knows every room below it; nobody knows it.
 */
@NullMarked
package io.taizhang.demo;

import org.jspecify.annotations.NullMarked;
