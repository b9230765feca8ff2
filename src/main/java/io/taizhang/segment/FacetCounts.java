package io.taizhang.segment;

import io.taizhang.customer.CustomerSets.Member;
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
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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

    FacetView count(Facet facet, List<Member> members, QueryFacets asked) {
        return switch (facet) {
            case TIER -> plain(facet, members, member -> member.tier().name());
            case STAGE -> plain(facet, members, member -> member.stage().name());
            case KIND -> plain(facet, members, member -> member.kind().name());
            case OWNER -> ofIds(facet, members, Member::ownerId, staff::names);
            case UNIT -> ofIds(facet, members, Member::unitId, units::names);
            case TAGS -> tags(members);
            case INDUSTRY -> industry(members, asked.industryUnder());
            case REGION -> region(members, asked.regionUnder());
        };
    }

    private static FacetView plain(Facet facet, List<Member> members, Function<Member, @Nullable String> value) {
        return view(facet, counted(members.stream().map(value)), any -> null);
    }

    private static FacetView ofIds(
            Facet facet,
            List<Member> members,
            Function<Member, @Nullable UUID> id,
            Function<Set<UUID>, Map<UUID, String>> names) {
        var ids = members.stream().map(id).filter(Objects::nonNull).collect(Collectors.toSet());
        var named = ids.isEmpty() ? Map.<UUID, String>of() : names.apply(ids);
        return view(
                facet,
                counted(members.stream().map(id).map(one -> one == null ? null : one.toString())),
                text -> named.get(UUID.fromString(text)));
    }

    private static FacetView tags(List<Member> members) {
        return view(Facet.TAGS, counted(members.stream().flatMap(member -> member.tags().stream())), any -> null);
    }

    private FacetView industry(List<Member> members, @Nullable String under) {
        var parent = under == null ? "" : under.strip();
        var values = members.stream()
                .map(Member::industry)
                .filter(industry -> industry != null || parent.isEmpty())
                .map(industry -> industry == null ? null : child(parent, industry))
                .filter(child -> !NONE.equals(child));
        return view(Facet.INDUSTRY, counted(values), this::industryName);
    }

    /** Stands for what lies elsewhere in the tree, apart from null, which stands for customers without an industry. */
    private static final String NONE = "";

    private static String child(String parent, String industry) {
        var child = Industries.child(parent, industry);
        return child == null ? NONE : child;
    }

    private @Nullable String industryName(String code) {
        var known = industries.find(code);
        if (known == null) {
            return null;
        }
        return Locale.ENGLISH.getLanguage().equals(context.language().getLanguage()) ? known.nameEn() : known.name();
    }

    /** A customer counts once for a region, however many of their addresses lie in it. */
    private FacetView region(List<Member> members, @Nullable String under) {
        var parent = under == null ? "" : Regions.prefix(under);
        @SuppressWarnings("unchecked")
        List<Object[]> rows = em.createNativeQuery(
                        "select customer_id, region_code, province, city, district from customer_address"
                                + " where customer_id = any(cast(:ids as uuid[])) and region_code is not null",
                        Object[].class)
                .setParameter("ids", members.stream().map(Member::id).toArray(UUID[]::new))
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
        return view(Facet.REGION, counted(seen.stream().map(Map.Entry::getValue)), names::get);
    }

    /** A province has a name by its code; of cities and districts, what the addresses say of them. */
    private static @Nullable String named(String child, Object[] row) {
        var level = Regions.prefix(child).length();
        return level == 2 ? Regions.province(child) : (String) (level == 4 ? row[3] : row[4]);
    }

    private static Map<String, Integer> counted(Stream<@Nullable String> values) {
        var counts = new HashMap<String, Integer>();
        values.forEach(value -> counts.merge(value == null ? "" : value, 1, Integer::sum));
        return counts;
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
