package io.taizhang.live;

import java.util.List;

/** Who else is at a file; first who is changing it, then who came first. */
public record PresentPeople(List<PresentPerson> others) {}
