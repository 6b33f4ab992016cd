package bounceledger.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VerpTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            bounces+jo=example.org@lists.example.net            | jo@example.org
            news-bounces+jo.doe=example.org@lists.example.net   | jo.doe@example.org
            list-return-42-jo=example.org@lists.example.net     | jo@example.org
            owner-garden-jo=example.org@lists.example.net       | jo@example.org
            bounce-jo=example.org@lists.example.net             | jo@example.org
            jo-ann=example.org@lists.example.net                | jo-ann@example.org
            bounces@lists.example.net                           |
            bounces+token=@lists.example.net                    |
            jo=localhost@lists.example.net                      |
            SRS0=ab12=cd=example.org=jo@forward.example.net     |
            prvs=4711abcdef=news@example.com                    |
            """)
    void readsCommonShapes(String address, String recipient) {
        assertThat(Verp.COMMON.decode(address).orElse(null)).isEqualTo(recipient);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            b.jo.at.example.org.77@lists.example.net   | jo@example.org
            B.Jo.at.Example.ORG.77@LISTS.example.net   | Jo@Example.ORG
            bounces+jo=example.org@lists.example.net   | jo@example.org
            b.jo.at.example.org.77@other.example.net   |
            b.jo.at.example.org.77@lists.example.net.x |
            @lists.example.net                         |
            net                                        |
            """)
    void readsASendersOwn(String address, String recipient) {
        Verp own = Verp.of(List.of("b.{local}.at.{domain}.77@lists.example.net"));

        assertThat(own.decode(address).orElse(null)).isEqualTo(recipient);
    }

    /// Such a one would keep a shape busy for minutes: whoever writes to the bounce address chooses what stands in
    /// `To`.
    @Test
    void readsNothingFromWhatIsLongerThanAnAddress() {
        Verp own = Verp.of(List.of("b.{local}.at.{domain}.*@lists.example.net"));
        String most = "b.jo.at.example.org." + "x".repeat(320 - 38) + "@lists.example.net";

        assertThat(own.decode(most)).hasValue("jo@example.org");
        assertThat(own.decode(most.replace("@", "x@"))).isEmpty();
        assertThat(own.decode("b." + ".at.".repeat(2_000) + "@x")).isEmpty();
    }

    @Test
    void refusesAShapeThatCannotHoldARecipient() {
        assertThatThrownBy(() -> Verp.of(List.of("bounces+{local}@example.net")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("bounces+{local}@example.net");
    }
}
