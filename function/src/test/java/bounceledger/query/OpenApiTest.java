package bounceledger.query;

import static org.assertj.core.api.Assertions.assertThat;

import bounceledger.decide.Policy;
import bounceledger.ledger.CountedNames;
import bounceledger.ledger.MemoryLedger;
import java.time.InstantSource;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// The document and the routes say the same.
class OpenApiTest {

    private final Contract contract = new Contract();
    private final QueryApi api = Questions.api(
            new MemoryLedger(Policy.shipped(), CountedNames.NOBODY, InstantSource.system()), Policy.shipped());

    @Test
    void everyRouteIsDocumentedAndNoOther() {
        Set<String> documented =
                contract.operations().stream().map(Contract.Operation::toString).collect(Collectors.toSet());
        Set<String> there = api.routes().stream()
                .map(route -> route.method() + " /" + String.join("/", route.pattern()))
                .collect(Collectors.toSet());

        assertThat(documented).isEqualTo(there);
    }

    @Test
    void everyParameterIsDocumentedAndNoOther() {
        for (Route route : api.routes()) {
            Contract.Operation operation =
                    contract.operation(route.method(), route.pattern()).orElseThrow();
            Set<String> documented = operation
                    .node()
                    .path("parameters")
                    .valueStream()
                    .map(one -> one.has("$ref")
                            ? contract.document().at(one.path("$ref").asString().substring(1))
                            : one)
                    .filter(one -> one.path("in").asString().equals("query"))
                    .map(one -> one.path("name").asString())
                    .collect(Collectors.toSet());

            assertThat(documented).as(operation.toString()).isEqualTo(route.parameters());
        }
    }

    @Test
    void everyOperationHasANameATagASummaryAndProblems() {
        assertThat(contract.operations())
                .extracting(one -> one.node().path("operationId").asString())
                .doesNotHaveDuplicates();
        assertThat(contract.operations()).allSatisfy(operation -> {
            JsonNode node = operation.node();
            assertThat(node.path("operationId").asString()).isNotEmpty();
            assertThat(node.path("summary").asString()).isNotEmpty();
            assertThat(node.path("tags").valueStream().map(JsonNode::asString))
                    .isSubsetOf(contract.document()
                            .path("tags")
                            .valueStream()
                            .map(tag -> tag.path("name").asString())
                            .toList())
                    .hasSize(1);
            assertThat(node.path("responses").has("403")).isTrue();
        });
    }
}
