package io.taizhang.contract;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.List;

/** What an installation may set about contracts. */
@ConfigMapping(prefix = "taizhang.contract")
interface ContractSettings {

    /** So many days before the last one there is a reminder. */
    @WithDefault("90,30,7")
    List<Integer> reminderDays();

    /** How often it is looked for contracts that end or go on by themselves: what a day asks for is done once. */
    @WithDefault("1h")
    String every();
}
