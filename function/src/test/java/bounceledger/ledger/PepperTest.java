package bounceledger.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class PepperTest {

    /// The hash is a key of the table: if this test has to change, every table has to.
    @Test
    void neverHashesOtherwise() {
        assertThat(new Pepper("a pepper of tests").hash("jo@example.org"))
                .isEqualTo("8vPQK5Adf2WM1mzrtfvSxF--WRpkAvrrDDygXHqFkX8");
    }

    @Test
    void isAboutOneSecretAndOneAddress() {
        Pepper pepper = new Pepper("a pepper of tests");

        assertThat(pepper.hash("jo@example.org"))
                .isEqualTo(pepper.hash("jo@example.org"))
                .isNotEqualTo(pepper.hash("mo@example.org"))
                .isNotEqualTo(new Pepper("another pepper...").hash("jo@example.org"))
                .doesNotContain("jo")
                .matches("[0-9A-Za-z_-]{43}");
    }

    @Test
    void isNoShorterThanSixteen() {
        assertThatThrownBy(() -> new Pepper("fifteen letters"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the pepper has fewer than 16 characters");
    }
}
