package io.taizhang.member;

import io.taizhang.platform.Refusal;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Sets a card's PIN, with one of two proofs: the present PIN, or a fresh one-time code. Only the code opens a locked PIN.
 *
 * @param pin the new one
 */
record SetOwnCardPin(
        @NotNull @Pattern(regexp = "\\d{6}") @Schema(examples = "350714") String pin,
        @Nullable @Pattern(regexp = "\\d{6}") @Schema(examples = "907215") String currentPin,
        @Nullable @Pattern(regexp = "\\d{6}") @Schema(examples = "530914") String code) {

    /** @throws Refusal 422 {@code card_pin_one_proof} */
    void requireOneProof() {
        if ((currentPin == null) == (code == null)) {
            throw Refusal.rule("card_pin_one_proof");
        }
    }

    /** Without the PINs, because texts like this end up in logs. */
    @Override
    public String toString() {
        return "SetOwnCardPin";
    }
}
