package io.taizhang.identity;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/** Signs in with a user name and a password. */
record LogIn(@NotBlank @Size(max = 60) String username, @NotNull @Size(max = 1024) String password) {

    @Override
    public String toString() {
        return "LogIn[" + username + "]";
    }
}
