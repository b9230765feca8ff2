package io.taizhang.platform;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** What a caller asks of a list; taken by resources as {@code @BeanParam}. Filters are the other query parameters. */
public class ListRequest {

    private static final Set<String> OWN = Set.of("limit", "cursor", "sort", "count", "q");

    /** The longest page. */
    public static final int MAX_LIMIT = 200;

    @RestQuery
    @Min(1)
    @Max(MAX_LIMIT)
    @Parameter(description = "Items of a page: 50, at most 200.")
    public @Nullable Integer limit;

    @RestQuery
    @Size(max = 2000)
    @Parameter(description = "nextCursor of the page before.")
    public @Nullable String cursor;

    @RestQuery
    @Size(max = 200)
    @Parameter(description = "Fields to sort by, e.g. `-createdAt,name`; a minus sorts downwards.")
    public @Nullable String sort;

    @RestQuery
    @Parameter(
            in = ParameterIn.QUERY,
            description = "`capped` counts to 1000 at most, `exact` counts all; absent: no count.",
            schema = @Schema(enumeration = {"capped", "exact"}))
    public @Nullable String count;

    @RestQuery
    @Size(max = 100)
    @Parameter(description = "Search as people type it, where the list offers one.")
    public @Nullable String q;

    @Context
    public @Nullable UriInfo uri;

    /** The filters, by parameter name such as {@code createdAt[gte]}, each with the values sent. */
    public Map<String, List<String>> filters() {
        var filters = new LinkedHashMap<String, List<String>>();
        if (uri == null) {
            return filters;
        }
        uri.getQueryParameters().forEach((name, values) -> {
            if (!OWN.contains(name)) {
                filters.put(name, values);
            }
        });
        return filters;
    }

    /** Whether the list is narrowed by a filter, whatever its operator. */
    public boolean isFiltered() {
        return !filters().isEmpty();
    }

    /** Whether the list is narrowed by this field. */
    public boolean isFilteredBy(String field) {
        return filters().keySet().stream().anyMatch(name -> name.equals(field) || name.startsWith(field + "["));
    }

    /** The same filters and count over the first and longest page. */
    public ListRequest widest() {
        var widest = new ListRequest();
        widest.uri = uri;
        widest.count = count;
        widest.limit = MAX_LIMIT;
        return widest;
    }

    /** How many items the caller wants at most. */
    public int pageSize() {
        return limit == null ? 50 : limit;
    }

    /** What was searched for, normalised; null when nothing was. */
    public @Nullable String search() {
        if (q == null || !Texts.isStorable(q)) {
            return null;
        }
        return Texts.strippedOrNull(Texts.normalised(q));
    }
}
