package bounceledger.query;

import bounceledger.json.Json;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The JSON object that a question carries, read as strictly as its parameters.
record RequestBody(Json.Obj object) {

    /// A thousand of the longest addresses with their notes fit well; API Gateway takes 10 MB, Lambda 6.
    private static final int MOST_BYTES = 2 * 1024 * 1024;

    /// @param known members; any other is a mistake
    static RequestBody of(Question question, Set<String> known) throws Problem {
        if (question.body().length() > MOST_BYTES) {
            throw Problem.tooLarge(MOST_BYTES);
        }
        String type = question.header("content-type").orElse("application/json");
        if (!type.split(";", 2)[0].strip().equalsIgnoreCase("application/json")) {
            throw Problem.wrongType("application/json");
        }
        if (!(Json.parse(utf8(question.body().bytes())).orElseThrow(() -> Problem.badBody("is not JSON"))
                instanceof Json.Obj object)) {
            throw Problem.badBody("is no JSON object");
        }
        return new RequestBody(known(object, known, ""));
    }

    private static String utf8(byte[] bytes) throws Problem {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException notUtf8) {
            throw Problem.badBody("is not UTF-8");
        }
    }

    /// @param where the object stands in the body, with a dot at its end
    static Json.Obj known(Json.Obj object, Set<String> known, String where) throws Problem {
        for (Map.Entry<String, Json> member : object.members().entrySet()) {
            if (!known.contains(member.getKey())) {
                throw Problem.unknownMember(where + member.getKey());
            }
        }
        return object;
    }

    String text(String name) throws Problem {
        return find(name).orElseThrow(() -> Problem.badParameter(name, "is missing"));
    }

    /// @return empty when it is not there
    Optional<String> find(String name) throws Problem {
        return text(object.at(name), name);
    }

    static Optional<String> text(Json value, String field) throws Problem {
        return switch (value) {
            case Json.Null() -> Optional.empty();
            case Json.Text(String text) -> Optional.of(text);
            case Json.Obj _, Json.Arr _, Json.Num _, Json.Bool _ -> throw Problem.badParameter(field, "wants a string");
        };
    }

    boolean flag(String name) throws Problem {
        return switch (object.at(name)) {
            case Json.Null() -> false;
            case Json.Bool(boolean value) -> value;
            case Json.Obj _, Json.Arr _, Json.Num _, Json.Text _ ->
                throw Problem.badParameter(name, "wants true or false");
        };
    }

    /// @param most values there may be
    List<Json> list(String name, int most) throws Problem {
        if (!(object.at(name) instanceof Json.Arr(List<Json> values))) {
            throw Problem.badParameter(name, "wants an array");
        }
        if (values.size() > most) {
            throw Problem.badParameter(name, "holds " + values.size() + ", and at most " + most + " are answered");
        }
        return values;
    }
}
