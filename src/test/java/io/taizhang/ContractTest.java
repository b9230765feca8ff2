package io.taizhang;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import io.taizhang.support.Contract;
import io.taizhang.support.KeptContract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The committed contract is what the code serves, and says of every operation what a caller needs. */
@QuarkusTest
class ContractTest {

    @Test
    void the_committed_contract_is_the_one_the_code_writes() throws IOException {
        assertThat(Files.readString(Path.of("openapi/openapi.yaml")))
                .as("after a change of the API run: ./mvnw -DskipTests package")
                .isEqualTo(Files.readString(Path.of("target/openapi/openapi.yaml")));
    }

    /** Two types of one name: the scanner counts, and a new one makes another type of every client's. */
    @Test
    void every_type_has_a_name_of_its_own() {
        assertThat(Contract.read().path("components").path("schemas").fieldNames())
                .toIterable()
                .noneMatch(name -> name.matches(".*[a-z][0-9]"));
    }

    @Test
    void it_is_openapi_3_1() {
        assertThat(Contract.read().path("openapi").asText()).startsWith("3.1");
    }

    @Test
    void every_operation_has_an_id_a_summary_permissions_problem_codes_and_an_example() {
        var ids = new HashSet<String>();
        for (var operation : Contract.operations()) {
            var json = operation.json();
            assertThat(ids.add(operation.id())).as("unique id %s", operation).isTrue();
            assertThat(json.path("summary").asText())
                    .as("summary of %s", operation)
                    .isNotBlank();
            assertThat(json.has("x-permissions"))
                    .as("permissions of %s", operation)
                    .isTrue();
            assertThat(json.path("x-problem-codes").isEmpty())
                    .as("codes of %s", operation)
                    .isFalse();
            assertThat(json.path("tags").isEmpty()).as("tag of %s", operation).isFalse();
            var json200 = json.path("responses").path("200").path("content").path("application/json");
            var json201 = json.path("responses").path("201").path("content").path("application/json");
            for (var content : new JsonNode[] {json200, json201}) {
                if (!content.isMissingNode()) {
                    assertThat(content.has("example"))
                            .as("example of %s", operation)
                            .isTrue();
                }
            }
            var body = json.path("requestBody").path("content").path("application/json");
            if (!body.isMissingNode()) {
                assertThat(body.has("example"))
                        .as("request example of %s", operation)
                        .isTrue();
            }
        }
        assertThat(ids).hasSizeGreaterThan(40);
    }

    @Test
    void every_reference_leads_somewhere() {
        var contract = Contract.read();
        assertThat(contract.findValuesAsText("$ref")).isNotEmpty().allSatisfy(reference -> assertThat(
                        contract.at(reference.substring(1)).isMissingNode())
                .as(reference)
                .isFalse());
    }

    @Test
    void every_problem_code_that_is_promised_has_words() throws IOException {
        var words = Files.readString(Path.of("src/main/resources/problems.properties"));
        var silent = new TreeSet<String>();
        for (var operation : Contract.operations()) {
            operation.json().path("x-problem-codes").forEach(code -> {
                if (!words.contains("\n" + code.asText() + "=")) {
                    silent.add(operation.id() + ": " + code.asText());
                }
            });
        }
        assertThat(silent).isEmpty();
    }

    @Test
    void lists_are_bounded_pages() {
        var unbounded = new ArrayList<String>();
        for (var operation : Contract.operations()) {
            var schema = operation
                    .json()
                    .path("responses")
                    .path("200")
                    .path("content")
                    .path("application/json")
                    .path("schema");
            if (schema.path("type").asText().equals("array")
                    && !operation.json().path("summary").asText().contains("at most")) {
                unbounded.add(operation.id());
            }
        }
        assertThat(unbounded).isEmpty();
    }

    @Test
    void an_answer_that_is_not_what_its_type_says_is_told() throws IOException {
        var json = new ObjectMapper();
        assertThat(KeptContract.KEPT.faults("Money", json.readTree("{\"amount\":\"1.00\",\"currency\":\"CNY\"}")))
                .isEmpty();
        assertThat(KeptContract.KEPT.faults("Money", json.readTree("{\"amount\":\"1.00\"}")))
                .isNotEmpty();
        assertThat(KeptContract.KEPT.faults("PageCustomerView", json.readTree("{\"items\":[{\"name\":1}]}")))
                .hasSizeGreaterThan(3);
    }

    @Test
    void the_contract_hides_no_build_host() {
        assertThat(Contract.read().path("servers").isEmpty()).isTrue();
    }
}
