package io.taizhang.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MailTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "x@y",
                "@example.com",
                "x@@example.com",
                "x@example..com",
                ".x@example.com",
                "x @example.com",
                "x@exa mple.com",
                "x@example.com,y@example.com",
                "x@example.com\r\nBcc: y@example.com",
                "x\n@example.com",
                "\"x y\"@example.com",
                "张三@example.com",
                "Zhang <x@example.com>",
                "x@-example.com",
                "x@example.com\u0000"
            })
    void what_is_no_address_is_refused(String address) {
        assertThatThrownBy(() -> mail(List.of(address), "主题")).hasMessageContaining("mail_address_invalid");
    }

    @ParameterizedTest
    @ValueSource(strings = {"zhang@example.com", "a.b+c@sub.example.co", " z_1@qq.com ", "x@xn--fiq228c.cn"})
    void an_address_is_taken_as_it_is(String address) {
        assertThat(mail(List.of(address), "主题").to()).containsExactly(address.strip());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a\r\nBcc: x@example.com", "a\nb", "a\u0000b", "a\tb"})
    void a_subject_is_one_line(String subject) {
        assertThatThrownBy(() -> mail(List.of("x@example.com"), subject)).hasMessageContaining("mail_subject_invalid");
    }

    @Test
    void nobody_and_too_many_are_refused() {
        assertThatThrownBy(() -> mail(List.of(), "主题")).hasMessageContaining("mail_recipients");
        var many =
                IntStream.range(0, 21).mapToObj(i -> "x" + i + "@example.com").toList();
        assertThatThrownBy(() -> mail(many, "主题")).hasMessageContaining("mail_recipients");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a/b.pdf", "..\\a.pdf", "a\r\nX: y.pdf"})
    void a_file_has_a_name_and_no_path(String name) {
        assertThatThrownBy(() -> new Attachment(name, "application/pdf", new byte[0]))
                .hasMessageContaining("mail_attachment_invalid");
    }

    @Test
    void an_address_is_masked_but_for_its_first_letter_and_its_domain() {
        assertThat(EmailAddress.masked("zhang@example.com")).isEqualTo("z***@example.com");
    }

    private static Mail mail(List<String> to, String subject) {
        return new Mail("k", "bill", UUID.randomUUID(), null, to, subject, "<p>x</p>", "x", List.of(), "zh-CN");
    }
}
