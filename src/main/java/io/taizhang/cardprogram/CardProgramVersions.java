package io.taizhang.cardprogram;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.taizhang.platform.Condition;
import io.taizhang.platform.ListRequest;
import io.taizhang.platform.Lists;
import io.taizhang.platform.Page;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** All queries for programs as they were. */
@ApplicationScoped
class CardProgramVersions implements PanacheRepositoryBase<CardProgramVersion, UUID> {

    private final Lists lists;

    CardProgramVersions(Lists lists) {
        this.lists = lists;
    }

    Page<CardProgramVersion> page(UUID programId, ListRequest request) {
        var ofProgram = Condition.of("e.programId = :programId", Map.of("programId", programId));
        return lists.page(
                CardProgramVersion.class, CardProgramVersionView.class, request, "-number", List.of(ofProgram));
    }

    Map<UUID, Integer> numbers(Collection<UUID> ids) {
        return ids.isEmpty()
                ? Map.of()
                : find("id in ?1", ids).stream()
                        .collect(Collectors.toMap(version -> version.id, version -> version.number));
    }
}
