package io.taizhang.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.taizhang.platform.Refusal;
import io.taizhang.support.Given;
import io.taizhang.support.Members;
import io.taizhang.support.Staff;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.MimeUtility;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class MailDeliveryTest {

    private static MailHouse house;

    @Inject
    Mails mails;

    @Inject
    MailPostman postman;

    @Inject
    MailTransport transport;

    @Inject
    MailDeliveries deliveries;

    @Inject
    MailSeal seal;

    @Inject
    Event<MailSettled> event;

    @Inject
    SettledMails settled;

    @Inject
    Clock clock;

    private final String address = "a" + UUID.randomUUID().toString().substring(0, 12) + "@example.com";

    @BeforeAll
    static void open() {
        house = new MailHouse(ConfigProvider.getConfig().getValue("taizhang.mail.port", Integer.class));
    }

    @AfterAll
    static void close() throws IOException {
        house.close();
    }

    /** What other tests have left in the outbox is not of today. */
    @BeforeEach
    void sweep() {
        Members.sql("update mail_delivery set status = 'CANCELLED', next_attempt_at = null where status = 'QUEUED'");
    }

    @AfterEach
    void reopen() {
        house.reopen();
    }

    @Test
    void a_mail_arrives_with_chinese_subject_both_bodies_and_its_file() throws Exception {
        var pdf = "%PDF-1.7 测试".getBytes(StandardCharsets.UTF_8);
        var id = send(mail("账单已出：9月").with(List.of(new Attachment("账单 9月.pdf", "application/pdf", pdf))));
        postman.goRound();

        assertThat(house.mailsTo(address)).hasSize(1);
        var mail = house.mailsTo(address).get(0);
        assertThat(mail.getSubject()).isEqualTo("账单已出：9月");
        assertThat(mail.getFrom()[0].toString()).contains("books@taizhang.example");
        assertThat(MimeUtility.decodeText(mail.getHeader("From")[0])).startsWith("台账");
        assertThat(mail.getMessageID()).isEqualTo("<" + id + "@taizhang.example>");
        var parts = (MimeMultipart) mail.getContent();
        var words = (MimeMultipart) parts.getBodyPart(0).getContent();
        assertThat(words.getContentType()).startsWith("multipart/alternative");
        assertThat(words.getBodyPart(0).getContent().toString()).contains("您好 text");
        assertThat(words.getBodyPart(1).getContentType()).startsWith("text/html");
        assertThat(words.getBodyPart(1).getContent().toString()).contains("<p>您好</p>");
        var file = parts.getBodyPart(1);
        assertThat(file.getFileName()).isEqualTo("账单 9月.pdf");
        assertThat(file.getContentType()).startsWith("application/pdf");
        assertThat(file.getInputStream().readAllBytes()).isEqualTo(pdf);

        read(id).body("delivery.status", is("SENT"))
                .body("delivery.attachments[0].name", is("账单 9月.pdf"))
                .body("delivery.attachments[0].size", is(pdf.length))
                .body("tries.outcome", contains("SENT"))
                .body("tries[0].replyCode", is(250));
        assertThat(settled.of(id)).containsExactly(MailStatus.SENT);
    }

    @Test
    void a_mail_leaves_with_the_transaction_that_wrote_it_or_not_at_all() {
        assertThatThrownBy(() -> QuarkusTransaction.requiringNew().run(() -> {
                    mails.send(mail("不会发出"));
                    throw new IllegalStateException("undone");
                }))
                .hasMessageContaining("undone");
        postman.goRound();
        assertThat(house.mailsTo(address)).isEmpty();
        assertThatThrownBy(() -> mails.send(mail("没有事务"))).isInstanceOf(Exception.class);
    }

    @Test
    void the_same_key_is_the_same_mail_and_never_another_one() {
        var mail = mail("一次");
        assertThat(send(mail)).isEqualTo(send(mail));
        postman.goRound();
        assertThat(house.mailsTo(address)).hasSize(1);
        var other = new Mail(
                mail.key(), "bill", mail.subjectId(), null, mail.to(), "另一封", "<p>x</p>", "x", List.of(), "zh-CN");
        assertThatThrownBy(() -> send(other)).isInstanceOf(Refusal.class).hasMessageContaining("mail_key_reused");
    }

    @Test
    void while_nobody_answers_mail_waits_and_goes_once_afterwards() {
        house.shut();
        var id = send(mail("稍后"));
        postman.goRound();
        read(id).body("delivery.status", is("QUEUED"))
                .body("delivery.attempts", is(1))
                .body("tries.outcome", contains("DEFERRED"))
                .body("tries[0].replyCode", nullValue());
        postman.goRound();
        read(id).body("delivery.attempts", is(1));

        house.reopen();
        timePasses(id);
        postman.goRound();
        postman.goRound();
        assertThat(house.mailsTo(address)).hasSize(1);
        read(id).body("delivery.status", is("SENT")).body("tries.outcome", contains("DEFERRED", "SENT"));
        assertThat(settled.of(id)).containsExactly(MailStatus.SENT);
    }

    @Test
    void a_mail_is_given_up_after_so_many_tries_and_can_be_queued_again() {
        house.refuse("RCPT", "451 4.7.1 please come back later");
        var id = send(mail("放弃"));
        for (int i = 0; i < 3; i++) {
            postman.goRound();
            timePasses(id);
        }
        read(id).body("delivery.status", is("FAILED"))
                .body("tries.outcome", contains("DEFERRED", "DEFERRED", "DEFERRED"))
                .body("tries[2].replyCode", is(451))
                .body("delivery.lastReply", containsString("come back later"));
        assertThat(settled.of(id)).containsExactly(MailStatus.FAILED);

        house.reopen();
        act(id, "retry").statusCode(200).body("delivery.status", is("QUEUED"));
        postman.goRound();
        read(id).body("delivery.status", is("SENT")).body("delivery.attempts", is(4));
        act(id, "retry").statusCode(409).body("code", is("mail_not_retriable"));
    }

    @Test
    void an_address_that_does_not_exist_bounces_at_once() {
        house.refuse("RCPT", "550 5.1.1 no such user here");
        var id = send(mail("退回"));
        postman.goRound();
        read(id).body("delivery.status", is("BOUNCED"))
                .body("tries.outcome", contains("BOUNCED"))
                .body("tries[0].replyCode", is(550))
                .body("delivery.lastReply", containsString("no such user"));
        assertThat(settled.of(id)).containsExactly(MailStatus.BOUNCED);
    }

    @Test
    void a_sender_that_is_refused_is_not_the_fault_of_the_address() {
        house.refuse("MAIL", "550 5.7.1 sender not allowed");
        var id = send(mail("发件人"));
        postman.goRound();
        read(id).body("delivery.status", is("QUEUED")).body("tries.outcome", contains("REFUSED"));
    }

    @Test
    void a_mail_that_comes_back_later_is_reported_once() {
        var id = send(mail("后来退回"));
        bounce(id, "mailbox full").statusCode(409).body("code", is("mail_not_sent"));
        postman.goRound();
        bounce(id, "552 mailbox\r\nfull").statusCode(200).body("delivery.status", is("BOUNCED"));
        bounce(id, "again").statusCode(409);
        postman.goRound();
        read(id).body("tries.outcome", contains("SENT", "BOUNCED")).body("delivery.lastReply", is("552 mailbox full"));
        assertThat(settled.of(id)).containsExactly(MailStatus.SENT, MailStatus.BOUNCED);
    }

    @Test
    void two_postmen_at_once_send_each_mail_once() throws Exception {
        var addresses = IntStream.range(0, 12).mapToObj(i -> "b" + i + address).toList();
        addresses.forEach(to -> send(mail("同时", to)));
        var threads = Executors.newFixedThreadPool(2);
        try {
            var first = threads.submit(postman::goRound);
            var second = threads.submit(postman::goRound);
            first.get(60, TimeUnit.SECONDS);
            second.get(60, TimeUnit.SECONDS);
        } finally {
            threads.shutdownNow();
        }
        assertThat(addresses)
                .allSatisfy(to -> assertThat(house.mailsTo(to)).as(to).hasSize(1));
    }

    @Test
    void who_dies_after_sending_leaves_a_mail_that_is_sent_again_under_the_same_id() throws Exception {
        var id = send(mail("崩溃"));
        var letter = postman.take();
        assertThat(letter.id()).isEqualTo(id);
        assertThat(transport.send(letter).outcome()).isEqualTo(MailOutcome.SENT);
        postman.goRound();
        read(id).body("delivery.status", is("SENDING"));
        act(id, "cancel").statusCode(409).body("code", is("mail_not_queued"));

        timePasses(id);
        postman.goRound();
        assertThat(house.mailsTo(address))
                .hasSize(2)
                .extracting(MimeMessage::getMessageID)
                .containsOnly("<" + id + "@taizhang.example>");
        postman.note(letter, new MailReply(MailOutcome.DEFERRED, 451, "late news of the first try"));
        read(id).body("delivery.status", is("SENT"));
    }

    @Test
    void who_cannot_be_told_is_told_again() {
        var id = send(mail("通知"));
        settled.failOnce(id);
        postman.goRound();
        read(id).body("delivery.status", is("SENT"));
        assertThat(settled.of(id)).isEmpty();
        postman.goRound();
        postman.goRound();
        assertThat(settled.of(id)).containsExactly(MailStatus.SENT);
        assertThat(house.mailsTo(address)).hasSize(1);
    }

    @Test
    void without_a_mail_server_mail_waits_and_nothing_is_lost() {
        var nowhere = new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(MailSettings.class)
                .build()
                .getConfigMapping(MailSettings.class);
        var id = send(mail("无服务器"));
        new MailPostman(deliveries, transport, seal, nowhere, event, clock).goRound();
        read(id).body("delivery.status", is("QUEUED"))
                .body("delivery.attempts", is(0))
                .body("tries", hasSize(0));
        assertThat(nowhere.canSend()).isFalse();
    }

    @Test
    void a_mail_can_be_taken_back_while_it_waits() {
        var id = send(mail("撤回"));
        act(id, "cancel").statusCode(200).body("delivery.status", is("CANCELLED"));
        postman.goRound();
        assertThat(house.mailsTo(address)).isEmpty();
        act(id, "cancel").statusCode(409);
        act(id, "retry").statusCode(409);
    }

    @Test
    void what_was_mailed_cannot_be_changed_in_the_database() {
        var id = send(mail("不变"));
        for (var change : List.of("subject = 'x'", "html = 'x'", "recipients = '{x@example.com}'", "attempts = -1")) {
            assertThatThrownBy(() -> Members.sql("update mail_delivery set " + change + " where id = '" + id + "'"))
                    .as(change)
                    .isInstanceOf(IllegalStateException.class);
        }
        assertThatThrownBy(() -> Members.sql("delete from mail_delivery where id = '" + id + "'"))
                .isInstanceOf(IllegalStateException.class);
        postman.goRound();
        assertThatThrownBy(() -> Members.sql("update mail_attempt set reply = 'x'"))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void lists_filter_by_record_and_mask_the_addresses_of_what_others_sent() {
        var mail = mail("列表");
        var id = send(mail);
        Given.as("AUDITOR")
                .get("/api/v1/mail-deliveries?subjectKind=bill&status=QUEUED&subjectId=" + mail.subjectId())
                .then()
                .statusCode(200)
                .body("items.id", contains(id.toString()))
                .body("items[0].to", contains("a***@example.com"))
                .body("items[0].waitsForServer", is(false));
        assertThat(mails.of("bill", mail.subjectId())).singleElement().satisfies(view -> {
            assertThat(view.id()).isEqualTo(id);
            assertThat(view.to()).containsExactly(address);
        });
    }

    @Test
    void a_test_mail_is_ones_own_and_out_of_reach_for_other_units() {
        var shop = Staff.shop();
        var finance = Staff.member("FINANCE", "TEAM", shop);
        String id = Given.json(finance.token())
                .body(Map.of("to", address, "language", "zh-CN"))
                .post("/api/v1/mail-deliveries/test")
                .then()
                .statusCode(201)
                .body("delivery.subject", containsString("测试邮件"))
                .extract()
                .path("id");
        Given.json(finance.token())
                .get("/api/v1/mail-deliveries")
                .then()
                .body("items.id", contains(id))
                .body("items[0].to", contains(address));
        var stranger = Staff.member("FINANCE", "TEAM", Staff.shop());
        Given.json(stranger.token()).get("/api/v1/mail-deliveries/" + id).then().statusCode(404);
        Given.json(stranger.token()).get("/api/v1/mail-deliveries").then().body("items", hasSize(0));
        Given.json(stranger.token())
                .post("/api/v1/mail-deliveries/" + id + "/cancel")
                .then()
                .statusCode(404);
        Given.json(finance.token())
                .body(Map.of("to", "x@example.com\r\nBcc: y@example.com", "language", "zh-CN"))
                .post("/api/v1/mail-deliveries/test")
                .then()
                .statusCode(422)
                .body("code", is("mail_address_invalid"));
    }

    @Test
    void files_beyond_the_limit_are_refused() {
        var big = new Attachment("大.bin", "application/octet-stream", new byte[10_485_761]);
        assertThatThrownBy(() -> send(mail("太大").with(List.of(big))))
                .hasMessageContaining("mail_attachments_too_large");
    }

    private Mail mail(String subject) {
        return mail(subject, address);
    }

    private static Mail mail(String subject, String to) {
        var bill = UUID.randomUUID();
        return new Mail(
                "bill:" + bill, "bill", bill, null, List.of(to), subject, "<p>您好</p>", "您好 text", List.of(), "zh-CN");
    }

    private UUID send(Mail mail) {
        return QuarkusTransaction.requiringNew().call(() -> mails.send(mail));
    }

    private static void timePasses(UUID id) {
        Members.sql("update mail_delivery set next_attempt_at = now() - interval '1 second'"
                + " where next_attempt_at is not null and id = '" + id + "'");
    }

    private static ValidatableResponse read(UUID id) {
        return Given.admin().get("/api/v1/mail-deliveries/" + id).then().statusCode(200);
    }

    private static ValidatableResponse act(UUID id, String act) {
        return Given.as("FINANCE")
                .post("/api/v1/mail-deliveries/" + id + "/" + act)
                .then();
    }

    private static ValidatableResponse bounce(UUID id, String reason) {
        return Given.as("INTEGRATION")
                .body(Map.of("reason", reason))
                .post("/api/v1/mail-deliveries/" + id + "/bounces")
                .then();
    }
}
