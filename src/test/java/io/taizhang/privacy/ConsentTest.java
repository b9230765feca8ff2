package io.taizhang.privacy;

import static io.taizhang.privacy.GivenPrivacy.CUSTOMERS;
import static io.taizhang.privacy.GivenPrivacy.say;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.taizhang.notify.Mail;
import io.taizhang.notify.Mails;
import io.taizhang.platform.Refusal;
import io.taizhang.support.Given;
import io.taizhang.support.Members;
import io.taizhang.support.Staff;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ConsentTest {

    @Inject
    Consents consents;

    @Inject
    Mails mails;

    private boolean allowed(String customer, String purpose, ConsentChannel channel) {
        return consents.allow(UUID.fromString(customer), purpose, channel);
    }

    private UUID send(String customer, String kind, String to) {
        var subject = UUID.randomUUID();
        return QuarkusTransaction.requiringNew()
                .call(() -> mails.send(new Mail(
                        kind + ":" + subject,
                        kind,
                        subject,
                        UUID.fromString(customer),
                        List.of(to),
                        "问候",
                        "<p>您好</p>",
                        "您好",
                        List.of(),
                        "zh-CN")));
    }

    private static String status(UUID mail) {
        return Given.admin()
                .get("/api/v1/mail-deliveries/" + mail)
                .then()
                .statusCode(200)
                .extract()
                .path("delivery.status");
    }

    @Test
    void every_purpose_names_its_ground_in_the_law() {
        Given.admin()
                .get("/api/v1/privacy-purposes")
                .then()
                .statusCode(200)
                .body("items.article", everyItem(containsString("第十三条")))
                .body("items.findAll { it.asksConsent }.code", containsInAnyOrder("CARE", "MARKETING", "SURVEY"))
                .body("items.findAll { it.asksConsent }.words", everyItem(notNullValue()))
                .body("items.find { it.code == 'CONTRACT' }.basis", is("CONTRACT"))
                .body("items.find { it.code == 'CONTRACT' }.textVersion", nullValue());
    }

    @Test
    void nothing_is_agreed_to_until_it_was_said_and_the_last_word_counts() {
        var id = Given.customer();
        assertThat(allowed(id, "CARE", ConsentChannel.MAIL)).isFalse();
        assertThat(allowed(id, "CONTRACT", ConsentChannel.MAIL)).isTrue();
        assertThat(allowed(id, "NOTHING_KNOWN", ConsentChannel.MAIL)).isFalse();
        say(id, "CARE", true, Map.of("channels", List.of("MAIL", "SMS"), "evidence", "登记表 0017"))
                .statusCode(201)
                .body("items.channel", containsInAnyOrder("MAIL", "SMS"))
                .body("items.given", everyItem(is(true)))
                .body("items.textVersion", everyItem(notNullValue()))
                .body("items[0].evidence", is("登记表 0017"))
                .body("items[0].recordedByName", notNullValue());
        assertThat(allowed(id, "CARE", ConsentChannel.SMS)).isTrue();
        assertThat(allowed(id, "MARKETING", ConsentChannel.MAIL)).isFalse();
        say(id, "CARE", false);
        assertThat(allowed(id, "CARE", ConsentChannel.MAIL)).isFalse();
        assertThat(allowed(id, "CARE", ConsentChannel.SMS)).isTrue();
        Given.admin()
                .get(CUSTOMERS + id + "/consents/history?channel=MAIL")
                .then()
                .body("items.given", is(List.of(false, true)));
        Given.admin()
                .get("/api/v1/audit-entries?customerId=" + id + "&action=consent.withdrawn")
                .then()
                .body("items", hasSize(1));
    }

    @Test
    void what_was_said_earlier_and_written_down_later_does_not_undo_a_withdrawal() {
        var id = Given.customer();
        say(id, "CARE", false);
        say(id, "CARE", true, Map.of("saidAt", "2026-01-01T09:00:00+08:00")).statusCode(201);
        assertThat(allowed(id, "CARE", ConsentChannel.MAIL)).isFalse();
    }

    @Test
    void a_withdrawal_is_history_like_what_it_withdraws() {
        var id = Given.customer();
        say(id, "CARE", true);
        assertThatThrownBy(() -> Members.sql("update consent set given = false where customer_id = '" + id + "'"))
                .isInstanceOf(Throwable.class);
        assertThatThrownBy(() -> Members.sql("delete from consent where customer_id = '" + id + "'"))
                .isInstanceOf(Throwable.class);
        assertThat(allowed(id, "CARE", ConsentChannel.MAIL)).isTrue();
    }

    @Test
    void nobody_is_asked_for_what_the_contract_needs() {
        var id = Given.customer();
        say(id, "CONTRACT", true, Map.of()).statusCode(422).body("code", is("consent_not_asked"));
        say(id, "UNHEARD_OF", true, Map.of()).statusCode(422).body("code", is("purpose_unknown"));
        say(id, "CARE", true, Map.of("textVersion", 99)).statusCode(422).body("code", is("consent_text_unknown"));
        say(id, "CARE", true, Map.of("saidAt", "2099-01-01T00:00:00Z"))
                .statusCode(422)
                .body("code", is("said_in_future"));
        var stranger = Staff.token("SERVICE", "OWN", Staff.company());
        Given.json(stranger).get(CUSTOMERS + id + "/consents").then().statusCode(404);
        Given.json(stranger).get(CUSTOMERS + id + "/consents/history").then().statusCode(404);
    }

    @Test
    void bills_go_out_without_consent_and_greetings_do_not() {
        var id = Given.customer();
        assertThat(status(send(id, "bill", "a@example.com"))).isEqualTo("QUEUED");
        assertThatThrownBy(() -> send(id, "birthday", "a@example.com"))
                .isInstanceOf(Refusal.class)
                .hasMessage("consent_missing");
        say(id, "CARE", true);
        assertThat(status(send(id, "birthday", "a@example.com"))).isEqualTo("QUEUED");
        assertThatThrownBy(() -> send(id, "campaign", "a@example.com"))
                .isInstanceOf(Refusal.class)
                .hasMessage("consent_missing");
    }

    @Test
    void a_mail_that_serves_no_known_purpose_does_not_go_out() {
        var id = Given.customer();
        assertThatThrownBy(() -> send(id, "whatever", "a@example.com"))
                .isInstanceOf(Refusal.class)
                .hasMessage("mail_purpose_unknown");
    }

    @Test
    void a_withdrawal_takes_back_what_waits_to_be_sent_and_leaves_the_bills() {
        var id = Given.customer();
        say(id, "CARE", true);
        var bill = send(id, "bill", "a@example.com");
        var greeting = send(id, "birthday", "a@example.com");
        say(id, "CARE", false).body("mailsTakenBack", is(1));
        assertThat(status(greeting)).isEqualTo("CANCELLED");
        assertThat(status(bill)).isEqualTo("QUEUED");
        say(id, "CARE", false).body("mailsTakenBack", is(0));
    }

    @Test
    void an_address_that_is_opted_out_gets_no_greetings() {
        var id = Given.customer(Map.of(
                "contactPoints",
                List.of(
                        Map.of("type", "EMAIL", "value", "Out@example.com", "optOut", true),
                        Map.of("type", "EMAIL", "value", "in@example.com"))));
        say(id, "CARE", true);
        assertThatThrownBy(() -> send(id, "birthday", "out@example.com"))
                .isInstanceOf(Refusal.class)
                .hasMessage("contact_opted_out");
        assertThat(status(send(id, "birthday", "in@example.com"))).isEqualTo("QUEUED");
        assertThat(status(send(id, "bill", "out@example.com"))).isEqualTo("QUEUED");
    }

    @Test
    void new_words_are_a_new_version_and_old_consents_keep_theirs() {
        var id = Given.customer();
        int before = say(id, "SURVEY", true).extract().path("items[0].textVersion");
        Given.admin()
                .body(Map.of("words", "我同意参加调查。"))
                .put("/api/v1/privacy-purposes/SURVEY/text")
                .then()
                .statusCode(200)
                .body("textVersion", is(before + 1))
                .body("words", is("我同意参加调查。"));
        Given.admin().get(CUSTOMERS + id + "/consents").then().body("items[0].textVersion", is(before));
        say(id, "SURVEY", true).body("items[0].textVersion", is(before + 1));
        Given.admin()
                .body(Map.of("words", "x"))
                .put("/api/v1/privacy-purposes/CONTRACT/text")
                .then()
                .statusCode(422);
        Given.admin()
                .body(Map.of("words", "x"))
                .put("/api/v1/privacy-purposes/NONE/text")
                .then()
                .statusCode(404);
        Given.as("MANAGER")
                .body(Map.of("words", "x"))
                .put("/api/v1/privacy-purposes/SURVEY/text")
                .then()
                .statusCode(403);
        Given.admin().get(CUSTOMERS + Given.customer() + "/consents").then().body("items", empty());
    }
}
