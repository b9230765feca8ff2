/**
 * Sets of customers: the filter tree that describes one, the list and the facets of it, and views that are kept under a
 * name and shared. Every set lies within the scope of whoever asks, whoever described it. Rooms above let customers be
 * filtered by their figures through {@link io.taizhang.segment.SegmentSource}. Knows the customer file and below.
 */
@NullMarked
package io.taizhang.segment;

import org.jspecify.annotations.NullMarked;
