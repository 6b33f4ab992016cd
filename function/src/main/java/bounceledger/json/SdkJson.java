package bounceledger.json;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.thirdparty.jackson.core.JsonFactory;
import software.amazon.awssdk.thirdparty.jackson.core.JsonGenerator;
import software.amazon.awssdk.thirdparty.jackson.core.JsonParser;
import software.amazon.awssdk.thirdparty.jackson.core.JsonToken;
import software.amazon.awssdk.thirdparty.jackson.core.StreamReadConstraints;
import software.amazon.awssdk.thirdparty.jackson.core.StreamReadFeature;

/// The only file that knows who parses: the streaming parser that the SDK carries for itself.
///
/// It is no public API of the SDK; docs/decisions/0003 says why that is good enough and what replaces it.
final class SdkJson {

    /// Names come from strangers, so they are neither interned nor kept in a table shared by all parsers.
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxDocumentLength(Json.MAX_BYTES)
                    .maxNestingDepth(Json.MAX_DEPTH)
                    .maxTokenCount(Json.MAX_TOKENS)
                    .maxStringLength(Json.MAX_BYTES)
                    .build())
            .build();

    private SdkJson() {}

    static Optional<Json> read(String text) {
        try (JsonParser parser = FACTORY.createParser(text)) {
            if (parser.nextToken() == null) {
                return Optional.empty();
            }
            Json json = value(parser);
            return parser.nextToken() == null ? Optional.of(json) : Optional.empty();
        } catch (IOException notJson) {
            return Optional.empty();
        }
    }

    /// Reads the value whose first token the parser stands on. Calls itself {@link Json#MAX_DEPTH} deep at most.
    private static Json value(JsonParser parser) throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> members(parser);
            case START_ARRAY -> values(parser);
            case VALUE_STRING -> new Json.Text(parser.getText());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new Json.Num(parser.getText());
            case VALUE_TRUE -> new Json.Bool(true);
            case VALUE_FALSE -> new Json.Bool(false);
            case VALUE_NULL -> new Json.Null();
            case END_OBJECT, END_ARRAY, FIELD_NAME, VALUE_EMBEDDED_OBJECT, NOT_AVAILABLE ->
                throw new IOException("no value begins here: " + parser.currentToken());
        };
    }

    private static Json members(JsonParser parser) throws IOException {
        Members.Builder members = new Members.Builder();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            if (!members.add(name, value(parser))) {
                throw new IOException("named twice: " + name);
            }
        }
        return new Json.Obj(members.members());
    }

    private static Json values(JsonParser parser) throws IOException {
        List<Json> values = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            values.add(value(parser));
        }
        return new Json.Arr(values);
    }

    static String write(Json json) {
        StringWriter out = new StringWriter();
        try (JsonGenerator generator = FACTORY.createGenerator(out)) {
            write(json, generator);
        } catch (IOException neverByAStringWriter) {
            throw new UncheckedIOException(neverByAStringWriter);
        }
        return out.toString();
    }

    private static void write(Json json, JsonGenerator out) throws IOException {
        switch (json) {
            case Json.Obj(Map<String, Json> members) -> {
                out.writeStartObject();
                for (Map.Entry<String, Json> member : members.entrySet()) {
                    out.writeFieldName(member.getKey());
                    write(member.getValue(), out);
                }
                out.writeEndObject();
            }
            case Json.Arr(List<Json> values) -> {
                out.writeStartArray();
                for (Json value : values) {
                    write(value, out);
                }
                out.writeEndArray();
            }
            case Json.Text(String value) -> out.writeString(value);
            case Json.Num(String digits) -> out.writeNumber(digits);
            case Json.Bool(boolean value) -> out.writeBoolean(value);
            case Json.Null() -> out.writeNull();
        }
    }
}
