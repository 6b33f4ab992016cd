package bounceledger.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddressFieldTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            rfc822; jo@example.org                  | jo@example.org
            RFC822;Jo@Example.org                   | Jo@Example.org
            rfc822;<jo@example.org>                 | jo@example.org
            rfc822; jo@example.org (Jo)             | jo@example.org
            <jo@example.org>                        | jo@example.org
            jo@example.org                          | jo@example.org
            rfc822; "jo; jr"@example.org            | "jo; jr"@example.org
            x-local; jo                             | jo
            utf-8; jörg@bücher.example              | jörg@bücher.example
            utf-8; j\\x{F6}rg@b\\x{FC}cher.example  | jörg@bücher.example
            utf-8; j\\x{zz}rg@example.org           | j\\x{zz}rg@example.org
            <jo@example.org> (Jo (the elder))       | jo@example.org
            (Jo) jo@example.org                     | jo@example.org
            rfc822; jo(home)@example.org            | jo@example.org
            rfc822; "jo (home)"@example.org         | "jo (home)"@example.org
            rfc822;rfc822; jo@example.org           | jo@example.org
            rfc822:jo@example.org                   | jo@example.org
            rfc822 jo@example.org                   | jo@example.org
            smtp;jo@example.org                     | jo@example.org
            unknown; jo@example.org                 | jo@example.org
            rfc822; 'jo@example.org'                | jo@example.org
            rfc822; @a.example,@b.example:jo@c.example | jo@c.example
            rfc822; <@a.example:jo@c.example>        | jo@c.example
            rfc822; mailto:jo@example.org           | jo@example.org
            x400; /DD.RFC-822=jo(a)example.org/C=XX/ | jo@example.org
            x400; /S=jo/O=example/C=XX/             | /S=jo/O=example/C=XX/
            IMCEASMTP-jo+40example+2Eorg@gw.example | jo@example.org
            IMCEAEX-_O=x_CN=jo@gw.example           | IMCEAEX-_O=x_CN=jo@gw.example
            rfc822; jo@example.org (                | jo@example.org (
            rfc822; <jo>                            | jo
            rfc822;                                 |
            unknown;                                |
            unknown; unknown                        |
            rfc822; <>                              |
            <>                                      |
            """)
    void reads(String field, String address) {
        String unescaped = field.replace("\\\\", "\\");

        assertThat(AddressField.parse(unescaped))
                .isEqualTo(Optional.ofNullable(address).map(text -> text.replace("\\\\", "\\")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            rfc822; jo+2Bnews@example.org   |                          | jo+news@example.org
            rfc822; jo+2Bnews@example.org   | other@example.net        | jo+news@example.org
            rfc822; jo+2Bnews@example.org   | JO+2Bnews@example.org    | jo+2Bnews@example.org
            rfc822; b+3Dc@example.org       |                          | b=c@example.org
            rfc822; jo+AB@example.org       |                          | jo+AB@example.org
            rfc822; jo+20@example.org       |                          | jo+20@example.org
            rfc822; jo+@example.org         |                          | jo+@example.org
            rfc822; jo+40example.org        |                          | jo@example.org
            rfc822; jo+2b@example.org       |                          | jo+2b@example.org
            """)
    void decodesXtextWhereItIsXtext(String field, String finalRecipient, String address) {
        assertThat(AddressField.parseOriginal(field, Optional.ofNullable(finalRecipient)))
                .contains(address);
    }

    /// What damaged base64 leaves, and what is too long for any name.
    @Test
    void takesNoRubbishForAName() {
        assertThat(AddressField.parse("rfc822; jo\u0007D\u00b6")).isEmpty();
        assertThat(AddressField.parse("rfc822; jo\uFFFD")).isEmpty();
        assertThat(AddressField.parse("x-local; " + "j".repeat(321))).isEmpty();
        assertThat(AddressField.parse("x-local; " + "j".repeat(320))).isPresent();
    }
}
