package io.taizhang.member;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** Asks for a one-time code to sign in with. */
record RequestMemberCode(@NotBlank @Size(max = 40) String phone) {}
