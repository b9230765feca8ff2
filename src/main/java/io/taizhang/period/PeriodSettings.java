package io.taizhang.period;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Set;

/** What an installation may set about its months. */
@ConfigMapping(prefix = "taizhang.period")
interface PeriodSettings {

    /** The checks that a step, and the settlement, wait for; the others are shown only. */
    @WithDefault("ENTRY_DRAFTS,BILL_DRAFTS,UNMATCHED_LINES,STEPS_OPEN,EVENTS_STUCK,ROWS_AHEAD,CLEARING_OPEN,"
            + "SUBLEDGERS_DIFFER,JOURNAL_BROKEN")
    Set<PeriodCheck> blocking();

    /** So many days after the month's last one a step is due, when nobody says otherwise. */
    DueDays dueDays();

    /** How often it is looked whether the run of the past month is to be opened: that is done once. */
    @WithDefault("1h")
    String every();

    /** By step, in days. */
    interface DueDays {

        @WithDefault("2")
        int entry();

        @WithDefault("3")
        int billing();

        @WithDefault("5")
        int sending();

        @WithDefault("8")
        int tracking();

        @WithDefault("8")
        int reconciliation();

        @WithDefault("10")
        int settlement();

        default int of(PeriodStepKind step) {
            return switch (step) {
                case ENTRY -> entry();
                case BILLING -> billing();
                case SENDING -> sending();
                case TRACKING -> tracking();
                case RECONCILIATION -> reconciliation();
                case SETTLEMENT -> settlement();
            };
        }
    }
}
