package io.taizhang.audit;

import io.taizhang.platform.Condition;
import org.jspecify.annotations.Nullable;

/** How far the caller sees into the trail; answered by the room that knows whose the records are. */
public interface AuditReach {

    /**
     * What the caller may read.
     *
     * @param customerPath the HQL path of the customer whose file an act belongs to
     * @param actorPath the HQL path of whoever did it
     * @return null when there is no bound
     */
    @Nullable
    Condition of(String customerPath, String actorPath);
}
