package io.taizhang.oversight;

import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** What of the cards' money is asked for. */
public class LiabilityQuery {

    @RestQuery
    @Parameter(description = "Only cards of this program.")
    public @Nullable UUID programId;

    @RestQuery
    @Parameter(description = "Only cards that belong to this unit.")
    public @Nullable UUID unitId;

    @RestQuery
    @Parameter(description = "Only what happened at this shop.")
    public @Nullable UUID shopId;
}
