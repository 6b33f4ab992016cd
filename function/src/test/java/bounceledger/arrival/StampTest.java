package bounceledger.arrival;

import static org.assertj.core.api.Assertions.assertThat;

import bounceledger.json.Json;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StampTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    2026-03-04T07:30:02.250Z               | 2026-03-04T07:30:02.250Z
                    2026-03-04T07:30:02.250-07:00          | 2026-03-04T14:30:02.250Z
                    2026-03-04T07:30:02 +0000              | 2026-03-04T07:30:02Z
                    2026-03-04 07:30:02.087                | 2026-03-04T07:30:02.087Z
                    2026-03-04T07:30:02                    | 2026-03-04T07:30:02Z
                    2026-03-04T07:30:02Z                   | 2026-03-04T07:30:02Z
                    2026-03-04T07:30:02.1Z                 | 2026-03-04T07:30:02.100Z
                    2026-03-04T07:30:02.123456789Z         | 2026-03-04T07:30:02.123456789Z
                    1969-12-31T23:59:59.999Z               | 1969-12-31T23:59:59.999Z
                    2024-02-29T23:59:59Z                   | 2024-02-29T23:59:59Z
                    2026-03-04T07:30:02.Z                  |
                    2026-03-04T07:30:02.1234567890Z        |
                    2026-13-04T07:30:02Z                   |
                    2026-03-04T07:60:02Z                   |
                    2026-03-04T07:30:61Z                   |
                    2026-02-29T07:30:02Z                   |
                    2026-03-04T07:30Z                      | 2026-03-04T07:30:00Z
                    2026-03-04T07:30:02.123456Z            | 2026-03-04T07:30:02.123456Z
                    2026-03-04t07:30:02z                   | 2026-03-04T07:30:02Z
                    1772609402250                          | 2026-03-04T07:30:02.250Z
                    Wed, 04 Mar 26 07:30:02 UTC            | 2026-03-04T07:30:02Z
                    Wed, 4 Mar 2026 07:30:02 +0530         | 2026-03-04T02:00:02Z
                    4 Mar 2026 07:30 GMT                   | 2026-03-04T07:30:00Z
                    Wed, 04 Mar 2026 07:30:02 -0800 (PST)  | 2026-03-04T15:30:02Z
                    Sun, 6 Nov 94 08:49:37 GMT             | 1994-11-06T08:49:37Z
                    2026-02-30T07:30:02Z                   |
                    2026-03-04T25:30:02Z                   |
                    2026-03-04T07:30:02+99:00              |
                    Wed, 04 Foo 2026 07:30:02 UTC          |
                    2026-03-04                             |
                    99999999999999999999                   |
                    12                                     |
                    tomorrow                               |
                    """)
    void reads(String text, @Nullable String instant) {
        assertThat(Stamp.of(new Json.Text(text)))
                .isEqualTo(Optional.ofNullable(instant).map(Instant::parse));
    }

    @Test
    void readsNumbersAndNothingElse() {
        assertThat(Stamp.of(new Json.Num("1772609402250"))).hasValue(Instant.parse("2026-03-04T07:30:02.250Z"));
        assertThat(Stamp.of(new Json.Num("1772609402.25"))).isEmpty();
        assertThat(Stamp.of(new Json.Bool(true))).isEmpty();
        assertThat(Stamp.of(new Json.Text("2026-03-04T07:30:02" + " ".repeat(1_000_000) + "x")))
                .isEmpty();
    }
}
