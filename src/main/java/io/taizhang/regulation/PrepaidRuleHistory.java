package io.taizhang.regulation;

import java.util.List;

/** A rule and every decision about it, the last one first. */
public record PrepaidRuleHistory(PrepaidRuleView rule, List<PrepaidRuleOverride> overrides) {}
