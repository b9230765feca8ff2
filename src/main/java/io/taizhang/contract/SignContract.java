package io.taizhang.contract;

import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;

/** The business day on which both sides have signed; not after today. */
public record SignContract(@NotNull LocalDate signedOn) {}
