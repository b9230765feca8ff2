package io.taizhang.billing;

import com.fasterxml.jackson.databind.JsonNode;
import io.taizhang.audit.AuditTrail;
import io.taizhang.platform.MergePatch;
import io.taizhang.platform.Refusal;
import io.taizhang.platform.Version;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The ladder of reminders, as the house wants it. A change holds for the reminders that are not made yet. */
@ApplicationScoped
@Transactional
class DunningLevels {

    private final EntityManager em;
    private final MergePatch patches;
    private final AuditTrail audit;

    DunningLevels(EntityManager em, MergePatch patches, AuditTrail audit) {
        this.em = em;
        this.patches = patches;
        this.audit = audit;
    }

    /**
     * What may be changed of a level.
     *
     * @param afterDays days after the due day; later levels come later
     * @param creditHold whether the customer gets no further credit until nothing overdue is left
     */
    record ChangeDunningLevel(
            @Min(1) @Max(720) int afterDays,
            @NotNull DunningChannel channel,
            @NotBlank @Size(max = 60) String name,
            boolean active,
            boolean creditHold) {}

    List<DunningLevelView> list() {
        return ladder(LockModeType.NONE).stream().map(DunningLevelView::of).toList();
    }

    DunningLevelView get(int level) {
        return DunningLevelView.of(require(ladder(LockModeType.NONE), level));
    }

    /** @throws Refusal 404 without such a level, 412, 422 {@code dunning_levels_out_of_order} */
    DunningLevelView change(int level, Version version, @Nullable JsonNode patch) {
        // All of them, because their order is looked at: two changes at once come one after the other.
        var ladder = ladder(LockModeType.PESSIMISTIC_WRITE);
        var changed = require(ladder, level);
        var before = DunningLevelView.of(changed);
        version.requireCurrent(changed.version, () -> before);
        changed.change(patches.apply(changed.editable(), patch));
        requireOrder(ladder);
        em.flush();
        var after = DunningLevelView.of(changed);
        audit.record("dunning_level.changed", "dunning_level", subject(level), null, before, after);
        return after;
    }

    private List<DunningLevel> ladder(LockModeType lock) {
        return em.createQuery("from DunningLevel e order by e.level", DunningLevel.class)
                .setLockMode(lock)
                .getResultList();
    }

    private static DunningLevel require(List<DunningLevel> ladder, int level) {
        return ladder.stream()
                .filter(step -> step.level == level)
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("dunning_level"));
    }

    private static void requireOrder(List<DunningLevel> ladder) {
        var active = ladder.stream().filter(step -> step.active).toList();
        for (int i = 1; i < active.size(); i++) {
            var earlier = active.get(i - 1);
            if (active.get(i).afterDays <= earlier.afterDays) {
                throw Refusal.rule("dunning_levels_out_of_order", active.get(i).level, earlier.level, earlier.afterDays)
                        .at("/afterDays");
            }
        }
    }

    /** The trail knows records by UUID; a level's follows from its number. */
    private static UUID subject(int level) {
        return UUID.nameUUIDFromBytes(("dunning_level:" + level).getBytes(StandardCharsets.UTF_8));
    }
}
