package io.taizhang.period;

import java.util.List;

/** What a step shows at a moment. */
record StepFigures(PeriodStepKind step, List<PeriodFigure> figures, List<PeriodFinding> exceptions) {

    List<PeriodFinding> blocking() {
        return exceptions.stream().filter(PeriodFinding::blocks).toList();
    }
}
