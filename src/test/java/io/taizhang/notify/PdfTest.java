package io.taizhang.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.taizhang.platform.Money;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

class PdfTest {

    private static final Pdf PDF = new Pdf(new PdfFonts(Optional.empty()));

    private static final CompanySettings COMPANY = new io.smallrye.config.SmallRyeConfigBuilder()
            .withMapping(CompanySettings.class)
            .withDefaultValue("taizhang.company.name", "上海晨光餐饮有限公司")
            .withDefaultValue("taizhang.company.address", "上海市黄浦区南京东路100号")
            .withDefaultValue("taizhang.company.phone", "021-55501234")
            .withDefaultValue("taizhang.company.tax-number", "91310000MA1FL0000X")
            .withDefaultValue("taizhang.company.bank", "中国工商银行上海分行")
            .withDefaultValue("taizhang.company.bank-account", "1001 2345 6789")
            .build()
            .getConfigMapping(CompanySettings.class);

    private final Prints prints = new Prints(new TemplateSandbox(), COMPANY, PDF);

    @Test
    void chinese_comes_back_out_of_the_file_and_its_fonts_are_embedded_in_part() throws IOException {
        var bytes = document(3);
        try (var file = Loader.loadPDF(bytes)) {
            assertThat(new PDFTextStripper().getText(file))
                    .contains("上海晨光餐饮有限公司", "纳税人识别号：91310000MA1FL0000X", "洗发水", "1,234.50", "壹仟贰佰叁拾肆元伍角整", "王喆堃璟㛃");
            var fonts = new ArrayList<String>();
            for (var page : file.getPages()) {
                for (var name : page.getResources().getFontNames()) {
                    var font = page.getResources().getFont(name);
                    assertThat(font.isEmbedded()).as(font.getName()).isTrue();
                    fonts.add(font.getName());
                }
            }
            assertThat(fonts).hasSizeGreaterThanOrEqualTo(2).allMatch(name -> name.matches("[A-Z]{6}\\+.*"));
        }
        assertThat(bytes.length).isLessThan(120_000);
        show(bytes);
    }

    @Test
    void the_same_page_gives_the_same_bytes() {
        assertThat(document(5)).isEqualTo(document(5));
        assertThat(new Pdf(new PdfFonts(Optional.empty())).of("<p>台账</p>")).isEqualTo(PDF.of("<p>台账</p>"));
    }

    @Test
    void pages_are_numbered_and_heads_of_tables_stand_on_each() throws IOException {
        try (var file = Loader.loadPDF(document(90))) {
            assertThat(file.getNumberOfPages()).isGreaterThan(1);
            for (int i = 1; i <= file.getNumberOfPages(); i++) {
                var text = new PDFTextStripper();
                text.setStartPage(i);
                text.setEndPage(i);
                assertThat(text.getText(file)).contains(i + " / " + file.getNumberOfPages(), "金额");
            }
        }
    }

    @Test
    void nothing_is_fetched_from_the_net_or_the_disk() throws IOException {
        var asked = new AtomicInteger();
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            asked.incrementAndGet();
            exchange.sendResponseHeaders(404, -1);
            exchange.close();
        });
        server.start();
        try {
            var secret = Files.writeString(Path.of("target", "pdf-secret.css"), "p::before { content: 'the secret' }");
            for (var base : List.of(
                    "http://127.0.0.1:" + server.getAddress().getPort() + "/",
                    secret.toAbsolutePath().toUri().toString(),
                    secret.toAbsolutePath().toString(),
                    "file:///etc/passwd")) {
                var page = ("<html><head><link rel='stylesheet' href='$'/><style>@import url('$');"
                                + " @font-face { font-family: x; src: url('$') } p { background: url('$'); font-family: x }"
                                + "</style></head><body><p>内容<img src='$'/></p><object data='$'>x</object>"
                                + "<iframe src='$'></iframe><embed src='$'/></body></html>")
                        .replace("$", base);
                try (PDDocument file = Loader.loadPDF(PDF.of(page))) {
                    assertThat(new PDFTextStripper().getText(file))
                            .contains("内容")
                            .doesNotContain("the secret", "root:");
                }
            }
            var entities =
                    "<!DOCTYPE html [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><html><body><p>内容 &x;</p></body></html>";
            try (PDDocument file = Loader.loadPDF(PDF.of(entities))) {
                assertThat(new PDFTextStripper().getText(file)).contains("内容").doesNotContain("root:");
            }
        } finally {
            server.stop(0);
        }
        assertThat(asked).hasValue(0);
    }

    @Test
    void a_page_without_styles_has_chinese_in_embedded_fonts_too() throws IOException {
        try (var file = Loader.loadPDF(PDF.of("<p style='font-family: Nowhere'>台账 Ledger</p><p>客户</p>"))) {
            assertThat(new PDFTextStripper().getText(file)).contains("台账 Ledger", "客户");
            var resources = file.getPage(0).getResources();
            for (var name : resources.getFontNames()) {
                assertThat(resources.getFont(name).isEmbedded()).isTrue();
            }
        }
    }

    @Test
    void too_much_is_refused() {
        assertThatThrownBy(() -> PDF.of("x".repeat((4 << 20) + 1))).hasMessageContaining("pdf_too_large");
        assertThatThrownBy(() -> PDF.of("<i></i>".repeat(60_001))).hasMessageContaining("pdf_too_large");
        var pages = "<p style='page-break-after: always'>x</p>".repeat(501);
        assertThatThrownBy(() -> PDF.of(pages)).hasMessageContaining("pdf_too_large");
    }

    private byte[] document(int lines) {
        var rows = new ArrayList<Map<String, Object>>();
        for (int i = 0; i < lines; i++) {
            rows.add(Map.of("text", i % 2 == 0 ? "洗发水 Shampoo 500ml" : "护发素", "amount", Money.fen(41_150)));
        }
        return prints.pdf(
                "sample",
                "zh-CN",
                "对账单",
                Map.of(
                        "customer",
                        "王喆堃璟㛃 & “老客户”",
                        "rows",
                        rows,
                        "total",
                        Money.fen(123_450),
                        "capital",
                        CapitalAmount.of(Money.fen(123_450))));
    }

    /** For those who want to see it. */
    private static void show(byte[] bytes) throws IOException {
        Files.write(Path.of("target", "pdf-sample.pdf"), bytes);
        try (var file = Loader.loadPDF(bytes)) {
            ImageIO.write(
                    new PDFRenderer(file).renderImageWithDPI(0, 80),
                    "png",
                    Path.of("target", "pdf-sample.png").toFile());
        }
    }
}
