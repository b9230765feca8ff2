package io.taizhang.duplicate;

import java.util.List;

/** Whom somebody who is about to be registered may be, the likeliest first. */
public record DuplicateCheckView(List<DuplicateCandidateView> candidates) {}
