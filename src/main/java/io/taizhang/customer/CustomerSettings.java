package io.taizhang.customer;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What an installation may set about customers. */
@ConfigMapping(prefix = "taizhang.customer")
interface CustomerSettings {

    /**
     * How customer numbers are written: letters, digits and dashes as they stand, {@code {yyyy}}, {@code {yy}} and
     * {@code {MM}} for the day of registration, {@code {seq:6}} for the running number with at least so many digits, and
     * at the end {@code {check}} for a check digit.
     */
    @WithDefault("C{yyyy}{seq:6}{check}")
    String numberPattern();

    /** The country whose phone numbers are written without a country code (ISO 3166). */
    @WithDefault("CN")
    String phoneRegion();
}
