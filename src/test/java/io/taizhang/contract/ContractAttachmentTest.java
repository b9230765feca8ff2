package io.taizhang.contract;

import static io.taizhang.contract.GivenContracts.drafted;
import static io.taizhang.contract.GivenContracts.signed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.taizhang.contract.GivenFiles.Answer;
import io.taizhang.support.Given;
import io.taizhang.support.Staff;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ContractAttachmentTest {

    private static final String FILES = "/api/v1/contracts/{id}/attachments";
    private static final String FILE = FILES + "/{file}";

    @Inject
    DataSource database;

    private static byte[] pdf(String text) {
        return ("%PDF-1.7\n" + text + "\n%%EOF\n").getBytes(StandardCharsets.UTF_8);
    }

    private static String anyText() {
        return UUID.randomUUID().toString();
    }

    private static Answer upload(String contract, String name, byte[] content) {
        return upload(Staff.admin(), contract, name, content);
    }

    private static Answer upload(String token, String contract, String name, byte[] content) {
        return GivenFiles.upload(token, contract, name, content, Map.of());
    }

    private static String contract() {
        return drafted(Given.customer(), Map.of());
    }

    private static String sha256(byte[] content) throws NoSuchAlgorithmException {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    }

    private static Path blob(String sha256) {
        var root = ConfigProvider.getConfig().getValue("taizhang.attachment.directory", Path.class);
        return root.resolve(sha256.substring(0, 2))
                .resolve(sha256.substring(2, 4))
                .resolve(sha256);
    }

    private static byte[] zip(String... names) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (var name : names) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write("<x/>".getBytes(StandardCharsets.UTF_8));
            }
        }
        return bytes.toByteArray();
    }

    private static byte[] ole(String... streams) {
        var bytes = new byte[4096];
        var head = HexFormat.of().parseHex("d0cf11e0a1b11ae1");
        System.arraycopy(head, 0, bytes, 0, head.length);
        int at = 1024;
        for (var stream : streams) {
            var name = stream.getBytes(StandardCharsets.UTF_16LE);
            System.arraycopy(name, 0, bytes, at, name.length);
            at += 128;
        }
        return bytes;
    }

    @Test
    void a_file_is_kept_and_given_back_byte_by_byte() throws Exception {
        var id = signed(Given.customer(), Map.of());
        var content = pdf(anyText());
        String file = upload(id, "合同 扫描件.pdf", content)
                .statusCode(201)
                .body("name", equalTo("合同 扫描件.pdf"))
                .body("mediaType", equalTo("application/pdf"))
                .body("size", equalTo(content.length))
                .body("sha256", equalTo(sha256(content)))
                .body("uploadedByName", notNullValue())
                .path("id");
        var answer = Given.admin()
                .get(FILE + "/content", id, file)
                .then()
                .statusCode(200)
                .header("Content-Type", equalTo("application/pdf"))
                .header("Content-Length", equalTo(String.valueOf(content.length)))
                .header(
                        "Content-Disposition",
                        equalTo("attachment; filename*=UTF-8''%E5%90%88%E5%90%8C%20%E6%89%AB%E6%8F%8F%E4%BB%B6.pdf"))
                .header("X-Content-Type-Options", equalTo("nosniff"))
                .header("ETag", equalTo("\"" + sha256(content) + "\""))
                .extract();
        assertThat(answer.asByteArray()).isEqualTo(content);
        Given.admin()
                .header("If-None-Match", answer.header("ETag"))
                .get(FILE + "/content", id, file)
                .then()
                .statusCode(304);
        Given.admin().get(FILES, id).then().body("items.id", equalTo(List.of(file)));
        Given.admin()
                .get(FILES + "?q=扫描&mediaType=application/pdf&sort=-size", id)
                .then()
                .body("items", hasSize(1));
        assertThat(blob(sha256(content))).exists();
    }

    @Test
    void the_same_content_is_stored_once() throws Exception {
        var content = pdf(anyText());
        var id = contract();
        upload(id, "一.pdf", content).statusCode(201);
        upload(id, "二.pdf", content).statusCode(201);
        upload(contract(), "三.pdf", content).statusCode(201);
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(
                        "select count(*) from attachment_blob where sha256 = '" + sha256(content) + "'")) {
            rows.next();
            assertThat(rows.getInt(1)).isEqualTo(1);
        }
    }

    @Test
    void the_type_is_what_the_content_says() throws Exception {
        var id = contract();
        var png = HexFormat.of().parseHex("89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489");
        upload(id, "图.png", png).statusCode(201).body("mediaType", equalTo("image/png"));
        upload(id, "图.exe", png).statusCode(201).body("name", equalTo("图.exe.png"));
        upload(id, "页面.html", pdf(anyText())).statusCode(201).body("name", equalTo("页面.html.pdf"));
        upload(id, "表.docx", zip("[Content_Types].xml", "word/document.xml"))
                .statusCode(201)
                .body("mediaType", equalTo("application/vnd.openxmlformats-officedocument.wordprocessingml.document"));
        upload(id, "表.xlsx", zip("[Content_Types].xml", "xl/workbook.xml")).statusCode(201);
        upload(id, "发票.ofd", zip("OFD.xml", "Doc_0/Document.xml"))
                .statusCode(201)
                .body("mediaType", equalTo("application/ofd"));
        upload(id, "旧.wps", ole("Root Entry", "WordDocument"))
                .statusCode(201)
                .body("mediaType", equalTo("application/msword"))
                .body("name", equalTo("旧.wps"));
        upload(id, "备注.txt", "第一条".getBytes(Charset.forName("GB18030")))
                .statusCode(201)
                .body("mediaType", equalTo("text/plain"));
        upload(id, "明细.csv", "名称,金额\n茶,1".getBytes(StandardCharsets.UTF_8))
                .statusCode(201)
                .body("mediaType", equalTo("text/csv"));
    }

    @Test
    void what_could_run_is_refused_whatever_its_name() throws Exception {
        var id = contract();
        var hostile = Map.ofEntries(
                Map.entry("网页.pdf", "<!DOCTYPE html><script>alert(1)</script>".getBytes(StandardCharsets.UTF_8)),
                Map.entry("片段.txt", "\uFEFF \n<script>alert(1)</script>".getBytes(StandardCharsets.UTF_8)),
                Map.entry(
                        "图.png",
                        "<svg xmlns='http://www.w3.org/2000/svg' onload='x()'/>".getBytes(StandardCharsets.UTF_8)),
                Map.entry("配置.txt", "<?xml version='1.0'?><a/>".getBytes(StandardCharsets.UTF_8)),
                Map.entry("程序.pdf", ("MZ" + "\0".repeat(200)).getBytes(StandardCharsets.ISO_8859_1)),
                Map.entry("elf.pdf", HexFormat.of().parseHex("7f454c4602010100000000000000000002003e0001000000")),
                Map.entry("脚本.txt", "#!/bin/sh\nrm -rf /\n".getBytes(StandardCharsets.UTF_8)),
                Map.entry("类.pdf", HexFormat.of().parseHex("cafebabe00000034000a0a")),
                Map.entry("包.docx", zip("a.exe")),
                Map.entry("程序包.docx", zip("META-INF/MANIFEST.MF", "A.class")),
                Map.entry("宏.docx", zip("[Content_Types].xml", "word/document.xml", "word/vbaProject.bin")),
                Map.entry("宏.doc", ole("WordDocument", "_VBA_PROJECT")),
                Map.entry("安装.doc", ole("Root Entry", "SummaryInformation")),
                Map.entry("坏.docx", "PK\u0003\u0004nonsense".getBytes(StandardCharsets.ISO_8859_1)),
                Map.entry("零.txt", new byte[] {65, 0, 66}));
        hostile.forEach((name, content) -> {
            var answer = upload(id, name, content);
            assertThat(answer.status()).as(name).isEqualTo(422);
            assertThat(answer.path("code")).as(name).isEqualTo("attachment_type_refused");
        });
        Given.admin().get(FILES, id).then().body("items", hasSize(0));
    }

    @Test
    void a_file_is_neither_empty_nor_too_large_nor_missing() {
        var id = contract();
        upload(id, "空.pdf", new byte[0]).statusCode(422).body("code", equalTo("attachment_empty"));
        var large = new byte[20 * 1024 * 1024 + 1];
        System.arraycopy(pdf("x"), 0, large, 0, 10);
        upload(id, "大.pdf", large)
                .statusCode(413)
                .body("code", equalTo("attachment_too_large"))
                .body("detail", equalTo("文件不能超过 20 MB。"));
        GivenFiles.send(Staff.admin(), id, "other", "x.pdf", pdf("x"), Map.of())
                .statusCode(400)
                .body("code", equalTo("attachment_missing"));
        Given.admin().get(FILES, id).then().body("items", hasSize(0));
    }

    @Test
    void a_name_is_no_path_and_holds_nothing_that_deceives() {
        var id = contract();
        upload(id, "../../etc/passwd", pdf(anyText())).statusCode(201).body("name", equalTo("passwd.pdf"));
        upload(id, "C:\\Users\\王\\合同.pdf", pdf(anyText())).statusCode(201).body("name", equalTo("合同.pdf"));
        upload(id, "a\tb\u0007\u202Efdp.pdf", pdf(anyText())).statusCode(201).body("name", equalTo("abfdp.pdf"));
        upload(id, "...", pdf(anyText())).statusCode(201).body("name", equalTo("附件.pdf"));
        String longest = upload(id, "长".repeat(500) + ".pdf", pdf(anyText()))
                .statusCode(201)
                .path("name");
        assertThat(longest).hasSize(200).endsWith(".pdf");
    }

    @Test
    void a_body_that_breaks_off_leaves_nothing_behind() throws IOException {
        var id = contract();
        var part = "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.pdf\"\r\n\r\n%PDF-1.7 half";
        for (int declared : new int[] {20, part.length() + 500}) {
            var answer = raw(id, declared, part);
            assertThat(answer).doesNotContain(" 201 ").doesNotContain(" 500 ");
        }
        Given.admin().get(FILES, id).then().body("items", hasSize(0));
        upload(id, "后来.pdf", pdf(anyText())).statusCode(201);
    }

    /** Sends a body whose length is not what was declared, and hangs up. */
    private static String raw(String contract, int declared, String body) throws IOException {
        try (var socket = new Socket("127.0.0.1", RestAssured.port)) {
            socket.setSoTimeout(5_000);
            var head = "POST /api/v1/contracts/" + contract + "/attachments HTTP/1.1\r\nHost: localhost\r\n"
                    + "Authorization: Bearer " + Staff.admin() + "\r\nContent-Type: multipart/form-data; boundary=x\r\n"
                    + "Content-Length: " + declared + "\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write((head + body).getBytes(StandardCharsets.UTF_8));
            socket.getOutputStream().flush();
            socket.shutdownOutput();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (SocketException reset) {
            return "";
        }
    }

    @Test
    void bytes_that_have_changed_or_gone_are_never_given_out() throws Exception {
        var id = contract();
        var content = pdf(anyText());
        String file = upload(id, "合同.pdf", content).path("id");
        var changed = content.clone();
        changed[12] ^= 1;
        Files.write(blob(sha256(content)), changed);
        Given.admin()
                .get(FILE + "/content", id, file)
                .then()
                .statusCode(409)
                .body("code", equalTo("attachment_damaged"));
        Files.delete(blob(sha256(content)));
        Given.admin()
                .get(FILE + "/content", id, file)
                .then()
                .statusCode(409)
                .body("code", equalTo("attachment_damaged"));
        upload(id, "合同.pdf", content).statusCode(201);
        Given.admin().get(FILE + "/content", id, file).then().statusCode(200);
    }

    @Test
    void a_deleted_file_is_gone_until_it_is_restored() {
        var customer = Given.customer();
        var id = drafted(customer, Map.of());
        String file = upload(id, "合同.pdf", pdf(anyText())).path("id");
        Given.admin().delete(FILE, id, file).then().statusCode(204);
        Given.admin().delete(FILE, id, file).then().statusCode(404);
        Given.admin().get(FILE, id, file).then().statusCode(404);
        Given.admin().get(FILE + "/content", id, file).then().statusCode(404);
        Given.admin().get(FILES, id).then().body("items", hasSize(0));
        Given.admin().get(FILES + "?deleted=true", id).then().body("items.id", equalTo(List.of(file)));
        Given.admin().post(FILE + "/restore", id, file).then().statusCode(200).body("deleted", equalTo(false));
        Given.admin().get(FILE + "/content", id, file).then().statusCode(200);
        Given.admin()
                .get("/api/v1/audit-entries?subjectId=" + file + "&customerId=" + customer)
                .then()
                .body("items.action", hasItems("attachment.added", "attachment.deleted", "attachment.restored"));
    }

    @Test
    void files_are_seen_by_those_who_may_see_the_contract() {
        var manager = Staff.member("ACCOUNT_MANAGER", "OWN", Staff.company());
        var own = drafted(Given.customer(Map.of("ownerId", manager.id().toString())), Map.of());
        var hidden = contract();
        String ownFile = upload(manager.token(), own, "合同.pdf", pdf(anyText()))
                .statusCode(201)
                .path("id");
        String hiddenFile = upload(hidden, "合同.pdf", pdf(anyText())).path("id");
        upload(manager.token(), hidden, "合同.pdf", pdf(anyText())).statusCode(404);
        for (var path : List.of(FILES, FILE, FILE + "/content")) {
            var request = Given.json(manager.token());
            (path.equals(FILES) ? request.get(path, hidden) : request.get(path, hidden, hiddenFile))
                    .then()
                    .statusCode(404);
        }
        Given.json(manager.token()).get(FILE, own, hiddenFile).then().statusCode(404);
        Given.json(manager.token()).get(FILE, own, ownFile).then().statusCode(200);
        Given.json(manager.token()).delete(FILE, hidden, hiddenFile).then().statusCode(404);
        Given.json(manager.token())
                .post(FILE + "/restore", hidden, hiddenFile)
                .then()
                .statusCode(404);
        Given.as("SERVICE").get(FILE + "/content", own, ownFile).then().statusCode(200);
        upload(Staff.token("SERVICE"), own, "合同.pdf", pdf(anyText())).statusCode(403);
        Given.as("SERVICE").delete(FILE, own, ownFile).then().statusCode(403);
        Given.as("CASHIER").get(FILES, own).then().statusCode(403);
    }

    @Test
    void the_same_key_adds_one_file() {
        var id = contract();
        var key = anyText();
        var content = pdf(anyText());
        for (int i = 0; i < 2; i++) {
            GivenFiles.upload(Staff.admin(), id, "合同.pdf", content, Map.of("Idempotency-Key", key))
                    .statusCode(201);
        }
        Given.admin().get(FILES, id).then().body("items", hasSize(1));
    }

    @Test
    void a_file_cannot_be_changed_even_in_the_database() {
        var id = contract();
        String file = upload(id, "合同.pdf", pdf(anyText())).path("id");
        assertThatThrownBy(() -> {
                    try (var connection = database.getConnection();
                            var statement = connection.createStatement()) {
                        statement.executeUpdate("update attachment set name = 'x' where id = '" + file + "'");
                    }
                })
                .isInstanceOf(SQLException.class);
    }
}
