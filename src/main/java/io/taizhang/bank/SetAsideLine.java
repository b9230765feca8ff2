package io.taizhang.bank;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/** Says that what is open of a line concerns no customer. */
record SetAsideLine(@NotNull SetAsideGround ground, @NotBlank @Size(max = 400) String reason) {

    /** Why a line concerns no customer. */
    enum SetAsideGround {
        FEE,
        INTERNAL_TRANSFER,
        INTEREST,
        OTHER
    }

    String words() {
        return ground + ": " + reason.strip();
    }
}
