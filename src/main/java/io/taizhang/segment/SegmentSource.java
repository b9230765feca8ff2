package io.taizhang.segment;

import java.util.List;

/** A room above says by which of its figures customers can be filtered. */
public interface SegmentSource {

    /** The fields; their names must be those of no other room. */
    List<SegmentField> fields();
}
