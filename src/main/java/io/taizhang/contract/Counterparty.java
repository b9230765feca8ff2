package io.taizhang.contract;

import jakarta.persistence.Embeddable;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** Who else is bound by a contract, and as what: buyer, guarantor, agent. */
@Embeddable
public record Counterparty(@NotBlank @Size(max = 200) String name, @NotBlank @Size(max = 100) String role) {}
