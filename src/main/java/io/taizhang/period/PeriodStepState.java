package io.taizhang.period;

/** Whether somebody has said that a step is done. */
enum PeriodStepState {
    OPEN,
    DONE
}
