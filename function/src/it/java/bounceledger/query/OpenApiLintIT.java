package bounceledger.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import io.swagger.v3.parser.core.models.SwaggerParseResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The OpenAPI document as a tool of others reads it.
class OpenApiLintIT {

    @Test
    void thereIsNothingToComplainAbout() {
        SwaggerParseResult read = read(DocumentRoutes.document());

        assertThat(read.getMessages()).isEmpty();
        assertThat(read.getOpenAPI().getOpenapi()).isEqualTo("3.1.0");
        assertThat(read.getOpenAPI().getPaths()).containsKey("/v1/suppressions/{address}");
    }

    /// Else the test above would show nothing.
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            title: Bounce Ledger   | titel: Bounce Ledger
            operationId: check     | operationID: check
            in: query              | in: nowhere
            """)
    void aSlipIsSeen(String as, String slip) {
        assertThat(read(DocumentRoutes.document().replaceFirst(as, slip)).getMessages())
                .isNotEmpty();
    }

    private static SwaggerParseResult read(String document) {
        ParseOptions options = new ParseOptions();
        options.setResolve(true);
        return new OpenAPIV3Parser().readContents(document, null, options);
    }
}
