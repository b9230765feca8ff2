package io.taizhang.notify;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/** Who the installation belongs to, as it stands at the head of documents. */
@ConfigMapping(prefix = "taizhang.company")
interface CompanySettings {

    Optional<String> name();

    Optional<String> address();

    Optional<String> phone();

    /** The unified social credit code. */
    Optional<String> taxNumber();

    Optional<String> bank();

    Optional<String> bankAccount();

    default String nameOr(String other) {
        return name().orElse(other);
    }
}
