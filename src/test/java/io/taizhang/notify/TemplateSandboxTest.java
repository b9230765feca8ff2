package io.taizhang.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.taizhang.platform.Money;
import io.taizhang.platform.Refusal;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TemplateSandboxTest {

    private static final Map<String, Object> DATA = TemplateData.of(Map.of(
            "name",
            "<b>王小雨</b> & Co",
            "amount",
            Money.fen(123_456_789),
            "count",
            3,
            "half",
            new BigDecimal("0.50"),
            "lines",
            List.of(Map.of("text", "洗发水"), Map.of("text", "护发素"))));

    private final TemplateSandbox sandbox = new TemplateSandbox();

    @Test
    void data_is_put_in_and_escaped() {
        assertThat(sandbox.html("<p>{name}：{amount} × {count}, {half}</p>", DATA))
                .isEqualTo("<p>&lt;b&gt;王小雨&lt;/b&gt; &amp; Co：1,234,567.89 × 3, 0.50</p>");
    }

    @Test
    void conditions_and_loops_work() {
        assertThat(sandbox.html(
                        "{#if count > 2}viele{#else}wenige{/if}{#for line in lines}[{line_count}:{line.text}]{/for}",
                        DATA))
                .isEqualTo("viele[1:洗发水][2:护发素]");
    }

    @Test
    void what_is_missing_is_refused_by_its_name() {
        assertThatThrownBy(() -> sandbox.html("{nmae}", DATA)).isInstanceOfSatisfying(Refusal.class, refusal -> {
            assertThat(refusal.code()).isEqualTo("template_variable_unknown");
            assertThat(refusal.arguments().get(0)).asString().contains("nmae");
        });
        assertThatThrownBy(() -> sandbox.check("{#if count > 5}{hidden}{/if}", DATA.keySet()))
                .hasMessageContaining("template_variable_unknown");
        sandbox.check("{#for line in lines}{line.text}{line_count}{/for}{#if count > 5}{name}{/if}", DATA.keySet());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{config:quarkus.datasource.password}",
                "{config:['quarkus.datasource.password']}",
                "{inject:dataSource}",
                "{cdi:templates}",
                "{data:name.class}",
                "{name.getClass}",
                "{name.getClass()}",
                "{name.class.classLoader}",
                "{name.length}",
                "{name.length()}",
                "{name.raw}",
                "{name.safe}",
                "{count.toString()}",
                "{lines.size}",
                "{lines.get(0)}",
                "{lines.getClass().forName('java.lang.Runtime')}",
                "{#include test_mail /}",
                "{#eval name /}",
                "{#insert x /}",
                "{#let x=1}{x}{/let}",
                "{#cached}x{/cached}",
                "{#fragment id=x}x{/fragment}",
                "{str:builder}",
                "{time:now}",
                "{#unknown /}",
                "{#if count}",
                "{count + 1}"
            })
    void nothing_but_the_data_can_be_reached(String template) {
        assertThatThrownBy(() -> sandbox.html(template, DATA))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).startsWith("template_"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{#for i in 2000000000}x{/for}",
                "{#each 2000000000}x{/each}",
                "{#for a in many}{#for b in many}{#for c in many}x{/for}{/for}{/for}"
            })
    void loops_come_to_an_end(String template) {
        var many = TemplateData.of(Map.of("many", Collections.nCopies(1000, 1)));
        assertThatThrownBy(() -> sandbox.html(template, many)).hasMessageContaining("template_");
    }

    @Test
    void size_is_bounded_before_and_after() {
        assertThatThrownBy(() -> sandbox.html("x".repeat(65_537), DATA)).hasMessageContaining("template_too_large");
        var many = TemplateData.of(Map.of("many", Collections.nCopies(1000, 1)));
        assertThatThrownBy(() -> sandbox.html("{#for a in many}" + "x".repeat(2_000) + "{/for}", many))
                .hasMessageContaining("template_too_large");
    }

    @Test
    void only_plain_data_gets_in() {
        assertThatThrownBy(() -> TemplateData.of(Map.of("clock", java.time.Clock.systemUTC())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("clock");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>x</script>",
                "<p onclick='x'>y</p>",
                "<a href='javascript:x'>y</a>",
                "<iframe src='https://example.com'></iframe>",
                "<form action='https://example.com'></form>",
                "<img src='file:///etc/passwd'>",
                "<meta http-equiv='refresh' content='0'>"
            })
    void a_mail_holds_nothing_that_acts(String html) {
        assertThatThrownBy(() -> HtmlText.requireHarmless(html)).hasMessageContaining("template_html_forbidden");
    }

    @Test
    void a_page_reads_as_plain_text() {
        var html = "<h1>账单</h1><p>您好，<b>王</b>：</p><ul><li>洗发水</li><li>护发素</li></ul>"
                + "<p><a href=\"https://example.com/b\">查看</a></p>";
        assertThat(HtmlText.of(html)).isEqualTo("账单\n\n您好，王：\n\n- 洗发水\n\n- 护发素\n\n查看 (https://example.com/b)");
    }
}
