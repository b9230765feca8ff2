package io.taizhang.period;

import io.taizhang.platform.Money;
import org.jspecify.annotations.Nullable;

/** A count of a month, as it stands at a moment. */
record PeriodFigure(PeriodCount code, long count, @Nullable Money amount) {}
