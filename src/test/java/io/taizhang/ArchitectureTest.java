package io.taizhang;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.inject.Inject;
import jakarta.persistence.Entity;
import jakarta.persistence.ManyToOne;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The house as ARCHITECTURE.md describes it: which rooms there are and whom each may know. */
class ArchitectureTest {

    private static final String BASE = "io.taizhang.";

    /** Who may know whom. A room that is not named here may not exist. */
    private static final Map<String, List<String>> KNOWS = Map.ofEntries(
            Map.entry("protection", List.of()),
            Map.entry("platform", List.of("protection")),
            Map.entry("database", List.of()),
            Map.entry("audit", List.of("protection", "platform")),
            Map.entry("identity", List.of("platform", "audit")),
            Map.entry("approval", List.of("protection", "platform", "audit", "identity")),
            Map.entry("notify", List.of("protection", "platform", "audit", "identity")),
            Map.entry("customer", List.of("protection", "platform", "audit", "identity", "approval")),
            Map.entry("segment", List.of("platform", "audit", "identity", "customer")),
            Map.entry(
                    "bulk", List.of("protection", "platform", "audit", "identity", "approval", "customer", "segment")),
            Map.entry("freshness", List.of("platform", "audit", "identity", "customer")),
            Map.entry("privacy", List.of("protection", "platform", "audit", "identity", "customer", "notify")),
            Map.entry("duplicate", List.of("protection", "platform", "audit", "identity", "customer")),
            Map.entry("merge", List.of("platform", "audit", "identity", "approval", "customer", "duplicate")),
            Map.entry("interaction", List.of("platform", "audit", "identity", "approval", "customer", "freshness")),
            Map.entry("account", List.of("platform", "audit", "identity", "customer", "segment", "approval")),
            Map.entry("receivable", List.of("platform", "audit", "identity", "customer", "approval", "account")),
            Map.entry(
                    "billing",
                    List.of(
                            "platform",
                            "audit",
                            "identity",
                            "customer",
                            "approval",
                            "attachment",
                            "contract",
                            "usage",
                            "account",
                            "receivable",
                            "notify")),
            Map.entry("usage", List.of("platform", "audit", "identity", "customer", "approval", "contract")),
            Map.entry("attachment", List.of("platform", "audit", "identity")),
            Map.entry("contract", List.of("platform", "audit", "identity", "customer", "approval", "attachment")),
            Map.entry("cardprogram", List.of("platform", "audit", "identity")),
            Map.entry(
                    "card",
                    List.of(
                            "platform",
                            "audit",
                            "identity",
                            "customer",
                            "segment",
                            "approval",
                            "regulation",
                            "cardprogram")),
            Map.entry(
                    "checkout",
                    List.of("platform", "audit", "identity", "approval", "customer", "account", "card", "billing")),
            Map.entry("member", List.of("platform", "audit", "identity", "customer", "card")),
            Map.entry("live", List.of("platform", "audit", "identity", "customer")),
            Map.entry("regulation", List.of("platform", "audit", "identity")),
            Map.entry("oversight", List.of("platform", "audit", "identity", "customer", "card", "regulation")),
            Map.entry(
                    "care",
                    List.of("platform", "audit", "identity", "customer", "freshness", "interaction", "contract")),
            Map.entry("ledger", List.of("platform", "audit", "identity", "approval")),
            Map.entry("handover", List.of("platform", "audit", "identity", "tabular", "ledger")),
            Map.entry(
                    "period",
                    List.of(
                            "platform",
                            "audit",
                            "identity",
                            "approval",
                            "account",
                            "receivable",
                            "billing",
                            "notify",
                            "bank",
                            "ledger")),
            Map.entry("tabular", List.of("platform")),
            Map.entry("bankfile", List.of("platform", "tabular")),
            Map.entry(
                    "bank",
                    List.of(
                            "protection",
                            "platform",
                            "audit",
                            "identity",
                            "approval",
                            "customer",
                            "account",
                            "receivable",
                            "tabular",
                            "bankfile")),
            Map.entry(
                    "exchange",
                    List.of(
                            "protection",
                            "platform",
                            "audit",
                            "identity",
                            "customer",
                            "duplicate",
                            "interaction",
                            "contract",
                            "account",
                            "card",
                            "tabular")),
            Map.entry(
                    "export",
                    List.of(
                            "platform",
                            "audit",
                            "identity",
                            "customer",
                            "segment",
                            "interaction",
                            "contract",
                            "account",
                            "card",
                            "tabular")),
            Map.entry(
                    "demo",
                    List.of(
                            "platform",
                            "audit",
                            "identity",
                            "customer",
                            "approval",
                            "freshness",
                            "interaction",
                            "contract",
                            "account",
                            "receivable",
                            "billing",
                            "bank",
                            "cardprogram",
                            "card",
                            "oversight",
                            "care")));

    private static final JavaClasses CODE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.taizhang");

    @TestFactory
    Stream<DynamicTest> rooms_know_only_whom_they_may() {
        return rooms().map(room -> DynamicTest.dynamicTest(room, () -> {
            assertThat(KNOWS).as("the table of rooms names %s", room).containsKey(room);
            var allowed = Stream.concat(Stream.of(room), KNOWS.get(room).stream())
                    .map(known -> BASE + known)
                    .toArray(String[]::new);
            noClasses()
                    .that()
                    .resideInAPackage(BASE + room)
                    .should()
                    .dependOnClassesThat(resideInAPackage("io.taizhang..").and(not(resideInAnyPackage(allowed))))
                    .check(CODE);
        }));
    }

    @Test
    void the_table_names_no_room_that_is_not_there() {
        assertThat(KNOWS.keySet()).isSubsetOf(rooms().toList());
    }

    @Test
    void rooms_form_no_circle() {
        slices().matching("io.taizhang.(*)..").should().beFreeOfCycles().check(CODE);
    }

    @Test
    void entities_stay_inside_their_room() {
        classes()
                .that()
                .areAnnotatedWith(Entity.class)
                .should()
                .bePackagePrivate()
                .check(CODE);
    }

    @Test
    void rooms_hold_each_others_ids_and_not_each_others_entities() {
        noFields().should().beAnnotatedWith(ManyToOne.class).check(CODE);
    }

    @Test
    void http_lives_in_resources_and_the_platform() {
        noClasses()
                .that()
                .resideOutsideOfPackage(BASE + "platform")
                .and()
                .haveNameNotMatching(".*(Resource|Cookie|Form|Query)(\\$.*)?")
                .should()
                .dependOnClassesThat(resideInAnyPackage("jakarta.ws.rs..", "org.jboss.resteasy.reactive.."))
                .check(CODE);
    }

    @Test
    void resources_talk_to_services_and_not_to_the_database() {
        noClasses()
                .that()
                .haveSimpleNameEndingWith("Resource")
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                        "jakarta.persistence..", "jakarta.transaction..", "java.sql..", "javax.sql.."))
                .check(CODE);
    }

    @Test
    void time_comes_from_the_clock() {
        for (var type : List.of(Instant.class, LocalDate.class, LocalDateTime.class)) {
            noClasses().should().callMethod(type, "now").check(CODE);
        }
    }

    @Test
    void dependencies_arrive_through_the_constructor() {
        noFields().should().beAnnotatedWith(Inject.class).check(CODE);
    }

    @Test
    void nothing_is_counted_in_floating_point() {
        fields().that()
                .haveRawType(double.class)
                .or()
                .haveRawType(float.class)
                .should(new com.tngtech.archunit.lang.ArchCondition<>("not be there") {
                    @Override
                    public void check(
                            com.tngtech.archunit.core.domain.JavaField field,
                            com.tngtech.archunit.lang.ConditionEvents events) {
                        events.add(com.tngtech.archunit.lang.SimpleConditionEvent.violated(field, field.getFullName()));
                    }
                })
                .allowEmptyShould(true)
                .check(CODE);
    }

    @Test
    void only_services_and_what_serves_them_hold_transactions() {
        noClasses()
                .that()
                .haveSimpleNameEndingWith("Resource")
                .or()
                .areAnnotatedWith(Entity.class)
                .should()
                .beAnnotatedWith(Transactional.class)
                .check(CODE);
    }

    @Test
    void a_room_is_small_enough_to_be_known() {
        var sizes = CODE.stream()
                .filter(JavaClass::isTopLevelClass)
                .filter(type -> type.getPackageName().startsWith(BASE))
                .collect(Collectors.groupingBy(JavaClass::getPackageName, Collectors.counting()));
        // The sub-ledger, its programs and the life of a card are one thing: they share the hot row and its functions.
        assertThat(sizes)
                .allSatisfy((room, files) ->
                        assertThat(files).as(room).isLessThanOrEqualTo(room.equals(BASE + "card") ? 65 : 50));
    }

    private static Stream<String> rooms() {
        return CODE.stream()
                .map(JavaClass::getPackageName)
                .filter(name -> name.startsWith(BASE))
                .map(name -> name.substring(BASE.length()))
                .distinct()
                .sorted();
    }
}
