package io.taizhang.cardprogram;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.taizhang.platform.Condition;
import io.taizhang.platform.ListRequest;
import io.taizhang.platform.Lists;
import io.taizhang.platform.Page;
import io.taizhang.platform.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** All queries for card programs. They are the company's: everybody who may read programs sees all. */
@ApplicationScoped
class CardPrograms implements PanacheRepositoryBase<CardProgram, UUID> {

    private final Lists lists;

    CardPrograms(Lists lists) {
        this.lists = lists;
    }

    Page<CardProgram> page(ListRequest request) {
        var search = request.search();
        List<Condition> conditions = search == null
                ? List.of()
                : List.of(Condition.search(
                        "locate(:search, lower(e.code)) > 0 or locate(:search, lower(e.name)) > 0",
                        Map.of("search", search.toLowerCase(Locale.ROOT))));
        return lists.page(CardProgram.class, CardProgramView.class, request, "code", conditions);
    }

    CardProgram require(UUID id) {
        return found(findById(id));
    }

    CardProgram lock(UUID id) {
        return found(findById(id, LockModeType.PESSIMISTIC_WRITE));
    }

    Map<UUID, String> names(Collection<UUID> ids) {
        return ids.isEmpty()
                ? Map.of()
                : find("id in ?1", ids).stream().collect(Collectors.toMap(CardProgram::id, program -> program.name));
    }

    boolean codeTaken(String code, UUID byOther) {
        return count("code = ?1 and id <> ?2", code, byOther) > 0;
    }

    private static CardProgram found(@Nullable CardProgram program) {
        if (program == null) {
            throw Refusal.notFound("card-program");
        }
        return program;
    }
}
