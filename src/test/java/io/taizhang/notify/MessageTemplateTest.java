package io.taizhang.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.taizhang.support.Given;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
class MessageTemplateTest {

    private static final String TEMPLATE = "/api/v1/message-templates/test_mail/en";

    @Inject
    Templates templates;

    @Inject
    BuiltInTemplates builtIn;

    @Test
    void every_template_of_the_product_can_be_rendered_with_its_examples() {
        assertThat(builtIn.codes()).contains("test_mail");
        for (var code : builtIn.codes()) {
            for (var language : BuiltInTemplates.LANGUAGES) {
                var words = templates.render(language, builtIn.require(code, language), builtIn.sample(code));
                assertThat(words.subject()).as(code + language).isNotBlank();
                assertThat(words.text()).as(code + language).isNotBlank();
                HtmlText.requireHarmless(builtIn.require(code, language).html());
            }
        }
    }

    @Test
    void the_house_writes_its_own_words_and_goes_back() {
        Given.as("AUDITOR")
                .get("/api/v1/message-templates")
                .then()
                .statusCode(200)
                .body("code", hasItem("test_mail"))
                .body("find { it.code == 'test_mail' && it.language == 'zh-CN' }.variables.company", is("上海晨光餐饮有限公司"));
        long version = version();
        write(version, "Hello from {company}", "<p>{company} says hello</p>")
                .statusCode(200)
                .body("own", is(true))
                .body("version", is((int) version + 1));
        assertThat(templates.render("test_mail", "en", Map.of("company", "Morning <Light>")))
                .isEqualTo(new Rendered(
                        "en",
                        "Hello from Morning <Light>",
                        "<p>Morning &lt;Light&gt; says hello</p>",
                        "Morning <Light> says hello"));
        write(version, "Stale", "<p>x</p>").statusCode(412);
        Given.as("FINANCE")
                .header("If-Match", "\"" + version() + "\"")
                .delete(TEMPLATE)
                .then()
                .statusCode(204);
        Given.as("FINANCE").get(TEMPLATE).then().body("own", is(false)).body("subject", containsString("test mail"));
        assertThat(templates.render("test_mail", "en", Map.of("company", "X")).subject())
                .contains("test mail of X");
    }

    @Test
    void words_that_cannot_work_are_refused_before_they_are_stored() {
        for (var html : List.of(
                "{unknown}",
                "{config:user.home}",
                "{company.getClass()}",
                "{#if company}",
                "{cdi:x}",
                "{inject:x.y}")) {
            write(version(), "x", html).statusCode(422);
            preview(html).statusCode(422);
        }
        preview("{unknown}").body("code", is("template_variable_unknown")).body("detail", containsString("unknown"));
        preview("<script>x</script>").statusCode(422).body("code", is("template_html_forbidden"));
        preview("<p>{company}</p>").statusCode(200).body("text", is("上海晨光餐饮有限公司"));
        Given.as("FINANCE")
                .body(Map.of("subject", "x", "html", "y"))
                .put("/api/v1/message-templates/no_such_mail/en")
                .then()
                .statusCode(428);
        Given.as("FINANCE").get("/api/v1/message-templates/test_mail/fr").then().statusCode(404);
    }

    @Test
    void a_line_break_in_the_data_does_not_get_into_the_subject() {
        var words = templates.render("test_mail", "zh-CN", Map.of("company", "A\r\nBcc: x@example.com"));
        assertThat(words.subject()).isEqualTo("A Bcc: x@example.com 的测试邮件");
    }

    private static long version() {
        return Given.as("FINANCE")
                .get(TEMPLATE)
                .then()
                .statusCode(200)
                .extract()
                .<Integer>path("version");
    }

    private static ValidatableResponse write(long version, String subject, String html) {
        return Given.as("FINANCE")
                .header("If-Match", "\"" + version + "\"")
                .body(Map.of("subject", subject, "html", html))
                .put(TEMPLATE)
                .then();
    }

    private static ValidatableResponse preview(String html) {
        return Given.as("FINANCE")
                .body(Map.of("subject", "x", "html", html))
                .post(TEMPLATE + "/preview")
                .then();
    }
}
