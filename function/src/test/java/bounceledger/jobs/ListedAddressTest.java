package bounceledger.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What vendors' files say, by the shapes that their documentation shows.
class ListedAddressTest {

    private static final Columns COLUMNS = Columns.shipped();

    /// The file, `~` for a line's end | reason, time, status and words of each line.
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\u0001', textBlock = """
            jo@example.org,BOUNCE~ann@example.org,COMPLAINT                | bounce - - ; complaint - -
            status,reason,email,created~5.1.1,550 5.1.1 gone,jo@example.org,1443651125 | bounce 2015-09-30T22:12:05Z 5.1.1 550 5.1.1 gone
            email,created~jo@example.org,1443651125                        | manual 2015-09-30T22:12:05Z -
            address,code,error,created_at~jo@example.org,550,No such user,"Fri, 21 Oct 2011 11:02:55 UTC" | bounce 2011-10-21T11:02:55Z - 550 No such user
            address,created_at~jo@example.org,                             | manual - -
            EmailAddress,SuppressionReason,Origin,CreatedAt~jo@example.org,SpamComplaint,Recipient,2019-12-17T08:58:33-05:00 | complaint 2019-12-17T13:58:33Z -
            recipient,type,source,description,created~jo@example.org,non_transactional,List Unsubscribe,asked,2026-01-02T03:04:05+00:00 | unsubscribe 2026-01-02T03:04:05Z - asked
            email;reason;detail;created_at~jo@example.org;hard-bounce;smtp, 550 5.1.10 x;2016-01-14 19:08:17.51258 | bounce 2016-01-14T19:08:17.512Z 5.1.10 smtp, 550 5.1.10 x
            "E-mail address"~"Smith, Jo" <jo@example.org>                  | manual - -
            """)
    void readsVendorsFiles(String file, String expected) {
        assertThat(told(file.replace('~', '\n'), FileFormat.CSV)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\u0001', textBlock = """
            {"emailAddress":"jo@example.org","reason":"BOUNCE"}             | bounce - -
            {"EmailAddress":"jo@example.org","LastUpdateTime":1767225600}   | manual 2026-01-01T00:00:00Z -
            {"email":"jo@example.org","reason":"550 5.1.1 gone","created":1443651125,"more":{"a":[1]}} | bounce 2015-09-30T22:12:05Z 5.1.1 550 5.1.1 gone
            {"address":"jo@example.org","reason":"blocked","until":null}    | block - -
            ["jo@example.org"]                                              | not a JSON object
            """)
    void readsObjects(String line, String expected) {
        assertThat(told(line, FileFormat.NDJSON)).isEqualTo(expected);
    }

    @Test
    void aByteOrderMarkIsNoPartOfAName() {
        assertThat(told("\uFEFFemail\njo@example.org\n", FileFormat.CSV)).isEqualTo("manual - -");
        assertThat(told("\uFEFF{\"email\":\"jo@example.org\"}", FileFormat.NDJSON))
                .isEqualTo("manual - -");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            1443651125                    | 2015-09-30T22:12:05Z
            1443651125123                 | 2015-09-30T22:12:05.123Z
            2026-01-02T03:04:05Z          | 2026-01-02T03:04:05Z
            2026-01-02T03:04:05.6789+02:00 | 2026-01-02T01:04:05.678Z
            2026-01-02 03:04:05           | 2026-01-02T03:04:05Z
            2026-01-02                    | 2026-01-02T00:00:00Z
            Fri, 02 Jan 2026 03:04:05 -0500 | 2026-01-02T08:04:05Z
            yesterday                     |
            -1                            |
            """)
    void readsTimes(String text, String expected) {
        assertThat(FileTime.parse(text).map(Object::toString)).isEqualTo(Optional.ofNullable(expected));
    }

    /// In place of each record: what it says, or why it says nothing.
    private static String told(String file, FileFormat format) {
        byte[] bytes = file.getBytes(StandardCharsets.UTF_8);
        FileHead head = FileHead.of(new JobFiles.Part("1", bytes.length, bytes), format, COLUMNS);
        assertThat(head.problem()).isEmpty();
        int from = (int) head.first().offset();
        FileLines lines = new FileLines(
                Arrays.copyOfRange(bytes, from, bytes.length),
                true,
                head.first(),
                head.rows().delimiter());
        Batch batch = Batch.of(
                lines,
                100,
                line -> ListedAddress.of(
                        head.rows().read(line.text()).orElseThrow(() -> new ListedAddress.Refusal("not a JSON object")),
                        COLUMNS,
                        Optional.empty()));
        List<String> told =
                batch.good().stream().map(good -> told(good.listed())).collect(Collectors.toList());
        batch.bad().forEach(bad -> told.add(bad.why()));
        return String.join(" ; ", told);
    }

    private static String told(ListedAddress listed) {
        return String.join(
                        " ",
                        listed.reason().word(),
                        listed.at().map(Object::toString).orElse("-"),
                        listed.status().map(Object::toString).orElse("-"),
                        listed.words())
                .strip();
    }
}
