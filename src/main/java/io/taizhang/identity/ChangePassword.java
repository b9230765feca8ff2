package io.taizhang.identity;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/** Changes the caller's own password; every other session of theirs ends. */
record ChangePassword(
        @NotNull @Size(max = 1024) String currentPassword, @NotNull @Size(max = 1024) String newPassword) {

    @Override
    public String toString() {
        return "ChangePassword[]";
    }
}
