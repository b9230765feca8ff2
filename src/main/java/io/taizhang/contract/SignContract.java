package io.taizhang.contract;

import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;

/** The business day on which both sides have signed; not after today. */
record SignContract(@NotNull LocalDate signedOn) {}
