package bounceledger.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    {}                         | {}
                    [ 1 , -0.50e+7, true ]     | [1,-0.50e+7,true]
                    {"b":1,"a":{"c":null}}     | {"b":1,"a":{"c":null}}
                    "a\\u0041\\n"              | "aA\\n"
                    null                       | null
                    123456789012345678901234.0 | 123456789012345678901234.0
                    {"":[[]]}                  | {"":[[]]}
                    """)
    void readsAndWritesBack(String text, String compact) {
        assertThat(Json.parse(text).orElseThrow().write()).isEqualTo(compact);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "[1",
                "{\"a\":}",
                "{\"a\" 1}",
                "{a:1}",
                "{'a':1}",
                "[1,]",
                "01",
                "+1",
                ".5",
                "NaN",
                "tru",
                "\"a",
                "\"tab\there\"",
                "// no\n1",
                "{} {}",
                "{}x",
                "1 2",
                "]",
                "{\"a\":1,\"b\":2,\"a\":1}",
                "{\"x\":{\"a\":1,\"\\u0061\":2}}",
                "\u0000",
                "\uFEFF\uFEFF1"
            })
    void refuses(String text) {
        assertThat(Json.parse(text)).isEmpty();
    }

    @Test
    void toleratesAByteOrderMarkAndWhiteSpaceAround() {
        byte[] utf8 = "\uFEFF \t\r\n{\"a\":\"é\"}\n\n".getBytes(StandardCharsets.UTF_8);
        assertThat(Json.parse(utf8).map(Json::write)).hasValue("{\"a\":\"é\"}");
    }

    @Test
    void refusesBytesThatAreNotUtf8() {
        assertThat(Json.parse("{\"a\":\"é\"}".getBytes(StandardCharsets.ISO_8859_1)))
                .isEmpty();
        assertThat(Json.parse("{}".getBytes(StandardCharsets.UTF_16BE))).isEmpty();
    }

    @Test
    void readsTheCharacterThatStandsForOthersWhereItIsMeant() {
        byte[] meant = "{\"a\":\"\uFFFD\"}".getBytes(StandardCharsets.UTF_8);

        assertThat(Json.parse(meant).orElseThrow().at("a").text()).contains("\uFFFD");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 15, 16, 17, 100})
    void readsManyMembersAndRefusesOneNamedTwice(int many) {
        String members =
                IntStream.range(0, many).mapToObj(i -> "\"name" + i + "\":" + i).collect(Collectors.joining(","));

        Json read = Json.parse("{" + members + "}").orElseThrow();

        assertThat(IntStream.range(0, many).mapToObj(i -> read.at("name" + i).whole()))
                .containsExactlyElementsOf(
                        LongStream.range(0, many).mapToObj(Optional::of).toList());
        assertThat(read.has("name" + many)).isFalse();
        assertThat(read.write()).isEqualTo("{" + members + "}");
        assertThat(Json.parse("{" + members + ",\"name0\":0}")).isEmpty();
        assertThat(Json.parse("{" + members + ",\"name" + (many - 1) + "\":0}")).isEmpty();
    }

    @Test
    void holdsItsLimits() {
        assertThat(Json.parse("[".repeat(Json.MAX_DEPTH) + "]".repeat(Json.MAX_DEPTH)))
                .isPresent();
        assertThat(Json.parse("[".repeat(Json.MAX_DEPTH + 1) + "]".repeat(Json.MAX_DEPTH + 1)))
                .isEmpty();
        assertThat(Json.parse("[".repeat(10_000))).isEmpty();
        String full = "\"" + "x".repeat(Json.MAX_BYTES - 2) + "\"";
        assertThat(Json.parse(full)).isPresent();
        assertThat(Json.parse(full + " ")).isEmpty();
        assertThat(Json.parse((full + " ").getBytes(StandardCharsets.UTF_8))).isEmpty();
        assertThat(Json.parse("[" + "0,".repeat(Json.MAX_TOKENS) + "0]")).isEmpty();
        assertThat(Json.parse("1".repeat(1_001))).isEmpty();
    }

    @Test
    void answersAnyQuestionAboutAnything() {
        Json json = Json.parse("{\"mail\":{\"id\":\"x\",\"ID\":7,\"none\":null,\"blank\":\" \"},\"list\":[1,\"2\"]}")
                .orElseThrow();
        assertThat(json.at("mail").at("id").text()).hasValue("x");
        assertThat(json.at("mail").at("ID").text()).isEmpty();
        assertThat(json.at("mail").at("ID").word()).hasValue("7");
        assertThat(json.at("mail").at("blank").word()).isEmpty();
        assertThat(json.at("Mail").at("id").at("deeper").text()).isEmpty();
        assertThat(json.at("mail").has("none")).isFalse();
        assertThat(json.at("mail").has("ID")).isTrue();
        assertThat(json.items("list")).extracting(Json::whole).containsExactly(Optional.of(1L), Optional.of(2L));
        assertThat(json.items("mail")).isEmpty();
        assertThat(json.at("mail").at("id").whole()).isEmpty();
        assertThat(new Json.Num("99999999999999999999").whole()).isEmpty();
        assertThat(new Json.Num("1.5").whole()).isEmpty();
    }

    @Test
    void writesInTheOrderOfPutting() {
        String line = JsonText.object()
                .put("z", "quote \" and \\ and \u0001")
                .put("a", 1L)
                .put("left out", Optional.empty())
                .put("count", Optional.of(7))
                .put("ok", true)
                .put("list", List.of("x", 2L, false))
                .put("inner", JsonText.object().put("none", List.of()))
                .put("json", new Json.Obj(Map.of("n", new Json.Null())))
                .put("z", "last wins")
                .write();
        assertThat(line)
                .isEqualTo("{\"z\":\"last wins\",\"a\":1,\"count\":7,\"ok\":true,\"list\":[\"x\",2,false],"
                        + "\"inner\":{\"none\":[]},\"json\":{\"n\":null}}");
    }

    @Test
    void writesOnOneLineWhateverTheText() {
        String nasty = "a\"b\\c\r\n\t\u0000\u2028é\uD83C\uDF4E";
        String line = JsonText.object().put("text", nasty).write();
        assertThat(line).doesNotContain("\n", "\r");
        assertThat(Json.parse(line).flatMap(json -> json.at("text").text())).hasValue(nasty);
    }

    @Test
    void aLoneSurrogateIsReadAndStaysJsonInUtf8() {
        Json json = Json.parse("\"\\ud83c!\"").orElseThrow();
        assertThat(json.text()).hasValue("\uD83C!");
        assertThat(Json.parse(json.write().getBytes(StandardCharsets.UTF_8))).hasValue(new Json.Text("?!"));
    }
}
