package io.taizhang.notify;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.Optional;
import java.util.UUID;

/** Every query over the house's own templates. They are the same for the whole house: no data scope. */
@ApplicationScoped
class MessageTemplates implements PanacheRepositoryBase<MessageTemplate, UUID> {

    Optional<MessageTemplate> of(String code, String language) {
        return find("code = ?1 and language = ?2", code, language).firstResultOptional();
    }

    Optional<MessageTemplate> lock(String code, String language) {
        return find("code = ?1 and language = ?2", code, language)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional();
    }
}
