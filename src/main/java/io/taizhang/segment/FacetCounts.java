package io.taizhang.segment;

import io.taizhang.customer.CustomerSets.Group;
import io.taizhang.identity.OrgDirectory;
import io.taizhang.identity.StaffDirectory;
import io.taizhang.platform.RequestContext;
import io.taizhang.segment.FacetsView.FacetValueView;
import io.taizhang.segment.FacetsView.FacetView;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Counts the customers of a set that has been read, by what tells them apart. */
@ApplicationScoped
class FacetCounts {

    private static final int SHOWN = 50;

    private final EntityManager em;
    private final StaffDirectory staff;
    private final OrgDirectory units;
    private final Industries industries;
    private final RequestContext context;

    FacetCounts(
            EntityManager em, StaffDirectory staff, OrgDirectory units, Industries industries, RequestContext context) {
        this.em = em;
        this.staff = staff;
        this.units = units;
        this.industries = industries;
        this.context = context;
    }

    /**
     * What tells the customers of some groups apart.
     *
     * @param place of the facet's field in the groups
     * @param industryUnder the branch of the tree of industries that is looked at; null for all of it
     */
    FacetView of(Facet facet, int place, List<Group> groups, @Nullable String industryUnder) {
        var counts = new HashMap<String, Integer>();
        for (var group : groups) {
            for (var value : values(facet, group.values().get(place), industryUnder)) {
                counts.merge(value, group.size(), Integer::sum);
            }
        }
        return switch (facet) {
            case OWNER -> view(facet, counts, named(counts, staff::names));
            case UNIT -> view(facet, counts, named(counts, units::names));
            case INDUSTRY -> view(facet, counts, this::industryName);
            case TIER, STAGE, KIND, TAGS, REGION -> view(facet, counts, any -> null);
        };
    }

    /** What a customer counts for; the empty text for nothing said. */
    private static List<String> values(Facet facet, @Nullable Object kept, @Nullable String industryUnder) {
        if (facet == Facet.INDUSTRY) {
            return industries((String) kept, industryUnder == null ? "" : industryUnder.strip());
        }
        if (kept instanceof List<?> tags) {
            return tags.stream().map(Object::toString).toList();
        }
        return List.of(kept == null ? NONE : kept instanceof Enum<?> one ? one.name() : kept.toString());
    }

    private static List<String> industries(@Nullable String industry, String parent) {
        if (industry == null) {
            return parent.isEmpty() ? List.of(NONE) : List.of();
        }
        var child = Industries.child(parent, industry);
        return child == null ? List.of() : List.of(child);
    }

    private static Function<String, @Nullable String> named(
            Map<String, Integer> counts, Function<Set<UUID>, Map<UUID, String>> names) {
        var ids = counts.keySet().stream()
                .filter(id -> !id.equals(NONE))
                .map(UUID::fromString)
                .collect(Collectors.toSet());
        var named = ids.isEmpty() ? Map.<UUID, String>of() : names.apply(ids);
        return id -> named.get(UUID.fromString(id));
    }

    /** Stands for customers of whom it is not known. */
    private static final String NONE = "";

    private @Nullable String industryName(String code) {
        var known = industries.find(code);
        if (known == null) {
            return null;
        }
        return Locale.ENGLISH.getLanguage().equals(context.language().getLanguage()) ? known.nameEn() : known.name();
    }

    /** A customer counts once for a region, however many of their addresses lie in it. */
    FacetView ofRegions(List<Group> customers, @Nullable String under) {
        var parent = under == null ? "" : Regions.prefix(under);
        @SuppressWarnings("unchecked")
        List<Object[]> rows = em.createNativeQuery(
                        "select customer_id, region_code, province, city, district from customer_address"
                                + " where customer_id = any(cast(:ids as uuid[])) and region_code is not null",
                        Object[].class)
                .setParameter(
                        "ids",
                        customers.stream()
                                .map(group -> (UUID) group.values().get(0))
                                .toArray(UUID[]::new))
                .getResultList();
        var seen = new LinkedHashSet<Map.Entry<UUID, String>>();
        var names = new HashMap<String, String>();
        for (var row : rows) {
            var child = Regions.child(parent, (String) row[1]);
            if (child != null) {
                seen.add(Map.entry((UUID) row[0], child));
                var name = named(child, row);
                if (name != null) {
                    names.putIfAbsent(child, name);
                }
            }
        }
        var counts = new HashMap<String, Integer>();
        seen.forEach(one -> counts.merge(one.getValue(), 1, Integer::sum));
        return view(Facet.REGION, counts, names::get);
    }

    /** A province has a name by its code; of cities and districts, what the addresses say of them. */
    private static @Nullable String named(String child, Object[] row) {
        var level = Regions.prefix(child).length();
        return level == 2 ? Regions.province(child) : (String) (level == 4 ? row[3] : row[4]);
    }

    private static FacetView view(Facet facet, Map<String, Integer> counts, Function<String, @Nullable String> label) {
        var values = new ArrayList<FacetValueView>();
        counts.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(SHOWN)
                .forEach(entry -> {
                    var value = entry.getKey();
                    values.add(
                            value.isEmpty()
                                    ? new FacetValueView(null, null, entry.getValue())
                                    : new FacetValueView(value, label.apply(value), entry.getValue()));
                });
        return new FacetView(facet, values, counts.size() > SHOWN);
    }
}
