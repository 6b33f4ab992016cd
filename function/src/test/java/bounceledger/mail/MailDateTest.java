package bounceledger.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.time.Instant;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MailDateTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Mon, 2 Nov 2026 09:14:21 +0000             | 2026-11-02T09:14:21Z
            Mon,  2 Nov 2026 09:14:21 +0000 (UTC)      | 2026-11-02T09:14:21Z
            Mon, 02 Nov 26 18:55:38 UTC                | 2026-11-02T18:55:38Z
            Mon, 2 Nov 2026 00:14:21 +1130 (odd) zone  | 2026-11-01T12:44:21Z
            Mon, 02 nov 2026 09:14:21 -0000            | 2026-11-02T09:14:21Z
            Mon, 02 Nov 2026 09:14:21 +1801            |
            Mon, 32 Nov 2026 09:14:21 +0000            |
            Mon, 30 Feb 2026 09:14:21 +0000            |
            Mon, 02 Nov 2026 09:60:21 +0000            |
            02 Nov 2026 09:14:60 +0130                 | 2026-11-02T07:44:59Z
            2 Nov 99 18:55 GMT                         | 1999-11-02T18:55:00Z
            2 Nov 2026 07:00:01 -0000                  | 2026-11-02T07:00:01Z
            Mon, 2 Nov 2026 09:14:21 -0530             | 2026-11-02T14:44:21Z
            Mon, 2 Nov 2026 09:14:21 +01:00            | 2026-11-02T08:14:21Z
            Mon, 2 Nov 2026 09:14:21 EST               | 2026-11-02T14:14:21Z
            Mon, 2 Nov 2026 09:14:21 "GMT"             | 2026-11-02T09:14:21Z
            Mon Nov  2 09:14:21 2026                   | 2026-11-02T09:14:21Z
            Mon Nov  2 09:14:21 CST 2026               | 2026-11-02T15:14:21Z
            2-Nov-2026 09:14:21 +0000                  | 2026-11-02T09:14:21Z
            Mon, 2 Nov 2026 9:14:21 PM                 | 2026-11-02T21:14:21Z
            Mon, 2 Nov 2026 09:14:60 +0000             | 2026-11-02T09:14:59Z
            2026-11-02T09:14:21+01:00                  | 2026-11-02T08:14:21Z
            2026-11-02T09:14:21.5Z                     | 2026-11-02T09:14:21.500Z
            2026-11-02 09:14:21 +0100                  | 2026-11-02T08:14:21Z
            2026-11-02 09:14                           | 2026-11-02T09:14:00Z
            2026-11-02T09:14:21                        | 2026-11-02T09:14:21Z
            2026-11-02T09:14:21+0100                   | 2026-11-02T08:14:21Z
            2026/11/02 09:14:21 +0000                  | 2026-11-02T09:14:21Z
            02.11.2026 09:14:21                        | 2026-11-02T09:14:21Z
            2 Nov 2026 09.14.21 +0000                  | 2026-11-02T09:14:21Z
            Mon, 2 Nov 2026 (so it says) 09:14:21 JST  | 2026-11-02T00:14:21Z
            Mon, 2 Nov 2026 09:14:21 GMT+0100          | 2026-11-02T08:14:21Z
            Mon, 2 Nov 2026 09:14:21 +1:00             | 2026-11-02T08:14:21Z
            Mon, 2 Nov 2026 09:14:21 +01               | 2026-11-02T08:14:21Z
            Mon, 2 Nov 2026 9:14PM                     | 2026-11-02T21:14:00Z
            Mon, 2 Nov 2026 09:14:21 XYZ               | 2026-11-02T09:14:21Z
            Sun, 2 Nov 2026 09:14:21 +0000             | 2026-11-02T09:14:21Z
            mar., 3 nov. 2026 09:14:21 +0100           | 2026-11-03T08:14:21Z
            Mo, 5 Okt 2026 09:14:21 MESZ               | 2026-10-05T07:14:21Z
            jeu., 2 juil. 2026 09:14:21 +0200          | 2026-07-02T07:14:21Z
            dom, 4 ene 2026 09:14:21 +0000             | 2026-01-04T09:14:21Z
            2/11/2026 09:14:21                         |
            Mon, 31 Feb 2026 09:14:21 +0000            |
            Mon, 2 Foo 2026 09:14:21 +0000             |
            Mon, 2 Nov 2026                            |
            Mon, 2 Nov 2026 25:00:00 +0000             |
            Mon, 2 Nov 2026 09:14:21 +9999             |
            2026-11-02Tnoon                            |
            2 Nov 99999999999 07:00:01                 |
            Mon, 2 Nov 2026 09:                        |
            2-                                         |
            Mon, 2--2026 09:14:21 +0000                |
            Mon, 2-Nov- 09:14:21 +0000                 |
            2026-11-02T:                               |
            2026-11-02T::                              |
            2 Nov 2026 9::14                           |
            2 Nov 2026 .                               |
            yesterday                                  |
            """)
    void reads(String field, String expected) {
        assertThat(MailDate.parse(field))
                .isEqualTo(Optional.ofNullable(expected).map(Instant::parse));
    }

    @Test
    void neverFails() {
        String[] pieces = "2 02 11 2026 99999999999 Nov mar PM EST + - -- : :: . .. / T ( ) , é".split(" ", -1);
        Random random = new Random(1);
        for (int i = 0; i < 50_000; i++) {
            StringBuilder field = new StringBuilder();
            for (int n = random.nextInt(1, 9); n > 0; n--) {
                field.append(pieces[random.nextInt(pieces.length)]).append(random.nextInt(3) == 0 ? " " : "");
            }
            String text = field.toString();
            assertThatCode(() -> MailDate.parse(text)).as(text).doesNotThrowAnyException();
        }
    }
}
