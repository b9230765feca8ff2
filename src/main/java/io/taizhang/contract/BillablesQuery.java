package io.taizhang.contract;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Which days are asked for; as text, because a day that cannot be read is to be refused with its name. */
public class BillablesQuery {

    @RestQuery
    @Parameter(description = "The first day; today when absent.", schema = @Schema(format = "date"))
    public @Nullable String from;

    @RestQuery
    @Parameter(description = "The last day; a year after the first when absent.", schema = @Schema(format = "date"))
    public @Nullable String through;
}
