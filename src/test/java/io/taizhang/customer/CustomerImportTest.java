package io.taizhang.customer;

import static io.taizhang.customer.GivenCustomers.change;
import static io.taizhang.customer.GivenCustomers.delete;
import static io.taizhang.customer.GivenCustomers.found;
import static io.taizhang.customer.GivenCustomers.get;
import static io.taizhang.customer.GivenCustomers.unique;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.request.TokenAuthenticationRequest;
import io.quarkus.smallrye.jwt.runtime.auth.JsonWebTokenCredential;
import io.quarkus.test.junit.QuarkusTest;
import io.taizhang.platform.Refusal;
import io.taizhang.support.Given;
import io.taizhang.support.Staff;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class CustomerImportTest {

    @Inject
    CustomerFile file;

    @Inject
    IdentityProviderManager identities;

    @Inject
    CurrentIdentityAssociation current;

    private static ImportedCustomer row(String ref, String name, String phone) {
        return new ImportedCustomer(
                ref, null, name, phone, null, null, null, null, null, null, null, null, null, null, null);
    }

    private ImportOutcome one(ImportedCustomer row) {
        return file.importBatch(List.of(row)).get(0);
    }

    private void signIn(String token) {
        current.setIdentity(
                identities.authenticateBlocking(new TokenAuthenticationRequest(new JsonWebTokenCredential(token))));
    }

    @Test
    void a_new_customer_is_registered_with_everything_that_is_known() {
        var ref = "X-" + unique();
        var outcome = one(new ImportedCustomer(
                ref,
                CustomerKind.ORGANISATION,
                "进口公司",
                "021-68881234",
                "a@jinkou.cn",
                CustomerTier.VIP,
                List.of("进口"),
                null,
                UUID.fromString(Staff.company()),
                new Address(null, AddressType.WORK, null, "上海市", null, null, "某路 1 号", null, null),
                "贸易",
                null,
                "备注",
                Map.of("等级", 3),
                LocalDate.of(2019, 5, 1)));
        assertThat(outcome.act()).isEqualTo(ImportOutcome.Act.CREATED);
        get(Objects.requireNonNull(outcome.customerId()).toString())
                .statusCode(200)
                .body("number", matchesPattern("C\\d{11}"))
                .body("externalRef", is(ref))
                .body("ownerId", nullValue())
                .body("phone", is("021 6888 1234"))
                .body("contactPoints.type", is(List.of("EMAIL", "PHONE")))
                .body("addresses[0].detail", is("某路 1 号"))
                .body("customFields.等级", is(3))
                .body("createdAt", is("2019-05-01T00:00:00+08:00"));
    }

    @Test
    void whatever_stands_in_a_new_customer_is_kept_as_it_is() {
        var odd = "O'Neil \\N \"a\" {b,c}\tTAB\nLINE";
        var outcome = one(new ImportedCustomer(
                "X-" + unique(),
                null,
                odd,
                null,
                null,
                null,
                List.of("a,b", "\"q\"", "\\", "NULL"),
                null,
                null,
                null,
                null,
                null,
                odd,
                Map.of("k\"\\", odd),
                null));
        get(Objects.requireNonNull(outcome.customerId()).toString())
                .body("name", is(odd))
                .body("note", is(odd))
                .body("tags", is(List.of("a,b", "\"q\"", "\\", "NULL")))
                .body("customFields", is(Map.of("k\"\\", odd)));
    }

    @Test
    void a_known_customer_is_changed_where_the_row_says_something() {
        var ref = "X-" + unique();
        var id = Objects.requireNonNull(one(row(ref, "老王", "13800138000")).customerId())
                .toString();
        change(id, 0, Map.of("note", "人工备注", "customFields", Map.of("a", 1))).statusCode(200);
        assertThat(one(row(ref, "老王", "138 0013 8000")).act()).isEqualTo(ImportOutcome.Act.UNCHANGED);
        get(id).body("version", is(1));
        var changed = new ImportedCustomer(
                ref,
                null,
                null,
                "13900139000",
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                Map.of("b", 2),
                null);
        assertThat(one(changed).act()).isEqualTo(ImportOutcome.Act.UPDATED);
        get(id).body("version", is(2))
                .body("name", is("老王"))
                .body("note", is("人工备注"))
                .body("customFields", is(Map.of("a", 1, "b", 2)))
                .body("phone", is("13900139000"))
                .body("contactPoints.value", is(List.of("13900139000", "13800138000")))
                .body("contactPoints.primary", is(List.of(true, false)));
        assertThat(one(changed).act()).isEqualTo(ImportOutcome.Act.UNCHANGED);
    }

    @Test
    void a_row_that_breaks_a_rule_is_refused_and_the_others_are_done() {
        var ref = "X-" + unique();
        var outcomes = file.importBatch(List.of(
                row(ref, "好的", null),
                row(null, "坏的", "12345"),
                row(null, null, null),
                row(ref, "重复", null),
                new ImportedCustomer(
                        null, null, "错码", null, null, null, null, null, null, null, null, "91", null, null, null),
                new ImportedCustomer(
                        null,
                        null,
                        "错人",
                        null,
                        null,
                        null,
                        null,
                        UUID.randomUUID(),
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null),
                row(null, "也好", null)));
        assertThat(outcomes)
                .extracting(ImportOutcome::act)
                .containsExactly(
                        ImportOutcome.Act.CREATED,
                        ImportOutcome.Act.REFUSED,
                        ImportOutcome.Act.REFUSED,
                        ImportOutcome.Act.REFUSED,
                        ImportOutcome.Act.REFUSED,
                        ImportOutcome.Act.REFUSED,
                        ImportOutcome.Act.CREATED);
        assertThat(outcomes.stream()
                        .flatMap(outcome -> outcome.errors().stream())
                        .map(error -> error.pointer() + " " + error.code()))
                .containsExactly(
                        "/phone phone_invalid",
                        "/name value_refused",
                        "/externalRef external_ref_taken",
                        "/creditCode credit_code_invalid",
                        "/ownerId staff_unknown");
    }

    @Test
    void a_credit_code_is_brought_once() {
        var code = "91350100M000100Y43";
        var row = new ImportedCustomer(
                null, null, "甲公司", null, null, null, null, null, null, null, null, code, null, null, null);
        var outcomes = file.importBatch(List.of(row, row));
        assertThat(outcomes.get(1).errors()).extracting(Refusal.Field::code).containsExactly("credit_code_taken");
        assertThat(one(row).errors()).extracting(Refusal.Field::code).containsExactly("credit_code_taken");
        delete(Objects.requireNonNull(outcomes.get(0).customerId()).toString(), 0)
                .statusCode(204);
    }

    @Test
    void imported_customers_are_found_and_a_batch_stands_once_in_the_audit_trail() {
        var name = "批量" + unique();
        var outcomes = file.importBatch(List.of(row(null, name, "13511223344"), row(null, name + "二", null)));
        assertThat(found(Staff.admin(), name)).containsExactly(name, name + "二");
        assertThat(found(Staff.admin(), "13511223344")).contains(name);
        Given.admin()
                .get("/api/v1/audit-entries?action=customer.imported&limit=1")
                .then()
                .body(
                        "items[0].after.created",
                        is(outcomes.stream()
                                .map(outcome -> outcome.customerId() + "")
                                .toList()));
    }

    @Test
    void a_deleted_customer_is_not_brought_back_by_an_import() {
        var ref = "X-" + unique();
        var id = Objects.requireNonNull(one(row(ref, "已删", null)).customerId()).toString();
        delete(id, 0).statusCode(204);
        assertThat(one(row(ref, "又来", null)).errors())
                .extracting(Refusal.Field::code)
                .containsExactly("customer_unknown");
    }

    @Test
    void an_import_stays_within_the_scope_of_whoever_imports() {
        var ref = "X-" + unique();
        one(row(ref, "别家的", null));
        var member = GivenCustomers.manager();
        signIn(member.token());
        assertThat(one(row(ref, "抢来的", null)).errors())
                .extracting(Refusal.Field::code)
                .containsExactly("customer_unknown");
        var mine = one(row(null, "自己的", null));
        get(Objects.requireNonNull(mine.customerId()).toString())
                .body("ownerId", is(member.id().toString()));
    }

    @Test
    void a_phone_finds_its_customers_within_the_scope() {
        var member = GivenCustomers.manager();
        var phone = "137" + String.format("%08d", UUID.randomUUID().getMostSignificantBits() >>> 38);
        var point = GivenCustomers.point("MOBILE", phone);
        var id = GivenCustomers.registered(member.token(), Map.of("name", "刷卡人", "contactPoints", List.of(point)));
        assertThat(file.byPhone(phone)).extracting(CustomerRef::id).containsExactly(UUID.fromString(id));
        assertThat(file.byPhone("+86 " + phone)).extracting(CustomerRef::name).containsExactly("刷卡人");
        assertThat(file.byPhone("nobody")).isEmpty();
        signIn(GivenCustomers.manager().token());
        assertThat(file.byPhone(phone)).isEmpty();
    }

    @Test
    void a_batch_is_bounded() {
        var rows = Collections.nCopies(1_001, row(null, "多", null));
        assertThatThrownBy(() -> file.importBatch(rows)).isInstanceOf(IllegalArgumentException.class);
    }
}
