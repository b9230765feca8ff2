package io.taizhang.care;

/** Whether a plan makes tasks: yes, not for the moment, or not any more because no day is left in its rhythm. */
public enum FollowUpPlanStatus {
    ACTIVE,
    PAUSED,
    FINISHED
}
