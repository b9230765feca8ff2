package io.taizhang.card;

import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** Why a card is activated, frozen or unfrozen; stands in its statement. */
public record ChangeCardStatus(@Nullable @Size(max = 200) String reason) {}
