package bounceledger.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bounceledger.report.Ground;
import bounceledger.smtp.MailAddress;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.apache.james.jdkim.DKIMSigner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OwnSignaturesTest {

    private static final Instant SENT = Instant.parse("2026-11-20T08:00:00Z");
    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
    private static final String ALL =
            "d=mail.example.com; s=s1; h=From:To:Subject:Date:Message-ID; t=" + SENT.getEpochSecond();

    private static final KeyPair RSA = OurMail.keys("RSA", 2_048, 1);
    private static final KeyPair SHORT = OurMail.keys("RSA", 768, 2);
    private static final KeyPair OTHER = OurMail.keys("RSA", 2_048, 3);
    private static final KeyPair ED25519 = OurMail.keys("Ed25519", 255, 4);

    private static final Map<String, String> PUBLISHED = Map.of(
            "s1._domainkey.mail.example.com",
            OurMail.published(RSA),
            "ed._domainkey.mail.example.com",
            OurMail.published(ED25519),
            "short._domainkey.mail.example.com",
            OurMail.published(SHORT),
            "gone._domainkey.mail.example.com",
            "v=DKIM1; p=",
            "test._domainkey.mail.example.com",
            OurMail.published(RSA) + "; t=y",
            "exact._domainkey.mail.example.com",
            OurMail.published(RSA) + "; t=s");

    private static final OwnSignatures OWN = new OwnSignatures(
            Set.of("mail.example.com"),
            name -> PUBLISHED.containsKey(name)
                    ? new SigningKeys.Answer.Found(PUBLISHED.getOrDefault(name, ""))
                    : new SigningKeys.Answer.Nothing(),
            30);

    @ParameterizedTest
    @CsvSource({"relaxed/relaxed", "relaxed/simple", "simple/simple", "simple"})
    void provesWhomItWasSentTo(String canonical) {
        OurMail signed = OurMail.to("Jo <Jo@Example.org>", SENT).signed(ALL, canonical, RSA);

        assertThat(about("jo@example.org", signed)).containsExactly(Ground.SIGNATURE);
        assertThat(about("kim@example.org", signed)).containsExactly(Ground.SIGNATURE_OF_ANOTHER);
    }

    @Test
    void readsEd25519() {
        OurMail signed =
                OurMail.to("jo@example.org", SENT).signed(ALL.replace("s=s1", "s=ed"), "relaxed/relaxed", ED25519);

        assertThat(about("jo@example.org", signed)).containsExactly(Ground.SIGNATURE);
    }

    /// Another library's signatures, over a whole message with folds, of which only the header comes back.
    @ParameterizedTest
    @CsvSource({"relaxed/relaxed", "simple/simple", "relaxed/simple", "simple/relaxed"})
    void readsWhatAnotherLibrarySigned(String canonical) throws Exception {
        String header = String.join(
                "\r\n",
                "From: News",
                " <news@mail.example.com>",
                "TO:   jo@example.org,",
                "\tkim@example.net ",
                "Subject: Coffee  with\tmilk ",
                "X-Other: 1",
                "X-Other: 2",
                "Date: Fri, 20 Nov 2026 08:00:00 +0000",
                "");
        String tags = "v=1; a=rsa-sha256; c=" + canonical
                + "; d=mail.example.com; s=s1; h=from:to:subject:date:x-other:x-other:x-other; bh=; b=;";
        String signature = new DKIMSigner(tags, RSA.getPrivate())
                .sign(new ByteArrayInputStream((header + "\r\nHello.\r\n").getBytes(StandardCharsets.ISO_8859_1)));
        byte[] returned = (signature + "\r\n" + header).getBytes(StandardCharsets.ISO_8859_1);

        assertThat(about("jo@example.org", returned)).containsExactly(Ground.SIGNATURE);
        assertThat(about("kim@example.net", returned)).containsExactly(Ground.SIGNATURE);
        assertThat(about("lee@example.net", returned)).containsExactly(Ground.SIGNATURE_OF_ANOTHER);
    }

    /// A name in `h=` is the next from the bottom: what is put on top is not signed, and not read either.
    @Test
    void takesTheFieldsThatAreSigned() {
        OurMail signed = OurMail.to("jo@example.org", SENT)
                .signed(ALL, "relaxed/relaxed", RSA)
                .with("To: victim@example.net");

        assertThat(about("victim@example.net", signed)).containsExactly(Ground.SIGNATURE_OF_ANOTHER);
        assertThat(about("jo@example.org", signed)).containsExactly(Ground.SIGNATURE);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            relaxed | Subject: November  news | Subject:   November news        | signature
            simple  | Subject: November  news | Subject:   November news        | signature-broken
            relaxed | Subject: November  news | SUBJECT : November\\n  news    | signature
            relaxed | Subject: November  news | Subject: [spam] November news  | signature-broken
            relaxed | To: jo                  | To: victim                     | signature-broken
            relaxed | d=mail.example.com      | d=other.example                | form-alone
            relaxed | ; b=                    | ; l=0; b=                      | signature-broken
            relaxed | a=rsa-sha256            | a=rsa-sha1                     | form-alone
            relaxed | v=1                     | v=2                            | form-alone
            relaxed | s=s1                    | s=none                         | signature-without-key
            relaxed | s=s1                    | s=../s1                        | form-alone
            """)
    void seesWhatWasAltered(String canonical, String from, String to, String ground) {
        OurMail altered =
                OurMail.to("jo@example.org", SENT).signed(ALL, canonical, RSA).changed(from, to.replace("\\n", "\r\n"));

        assertThat(about("jo@example.org", altered)).isEqualTo(expected(ground));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            d=mail.example.com; s=s1; h=From:To; t=1795161600                    | signature
            d=mail.example.com; s=s1; h=From:To:Date                             | signature
            d=mail.example.com; s=s1; h=From:To                                  | signature-too-narrow
            d=mail.example.com; s=s1; h=From:Subject; t=1795161600               | signature-too-narrow
            d=mail.example.com; s=s1; h=To:Subject; t=1795161600                 | signature-too-narrow
            d=mail.example.com; s=s1; h=MIME-Version; t=1795161600               | signature-too-narrow
            d=mail.example.com; s=s1; h=From:To; t=1792000000                    | signature-out-of-date
            d=mail.example.com; s=s1; h=From:To; t=1796000000                    | signature-out-of-date
            d=mail.example.com; s=s1; h=From:To; t=1795161600; x=1795165200      | signature-out-of-date
            d=mail.example.com; s=s1; h=From:To; t=1795161600; x=1795766400      | signature
            d=mail.example.com; s=s1; h=From:To; t=soon                          | form-alone
            d=mail.example.com; s=s1; h=From:To; t=1795161600; l=0               | signature
            d=mail.example.com; s=s1; h=From:To; t=1795161600; i=@a.mail.example.com  | signature
            d=mail.example.com; s=exact; h=From:To; t=1795161600; i=@a.mail.example.com  | signature-broken
            d=mail.example.com; s=s1; h=From:To; t=1795161600; i=@example.com    | signature-broken
            d=mail.example.com; s=short; h=From:To; t=1795161600                 | signature-without-key
            d=mail.example.com; s=gone; h=From:To; t=1795161600                  | signature-without-key
            d=mail.example.com; s=test; h=From:To; t=1795161600                  | signature-without-key
            d=example.com; s=s1; h=From:To; t=1795161600                         | form-alone
            d=amazonses.com; s=s1; h=From:To; t=1795161600                       | form-alone
            """)
    void wantsASignatureOfOursThatBindsTheRecipient(String tags, String ground) {
        KeyPair keys = tags.contains("s=short") ? SHORT : RSA;

        assertThat(about("jo@example.org", OurMail.to("jo@example.org", SENT).signed(tags, "relaxed", keys)))
                .isEqualTo(expected(ground));
    }

    @Test
    void anotherKeyIsNotOurs() {
        OurMail forged = OurMail.to("jo@example.org", SENT).signed(ALL, "relaxed", OTHER);

        assertThat(about("jo@example.org", forged)).containsExactly(Ground.SIGNATURE_BROKEN);
    }

    /// Every sender by SES has one, so it cannot be named as ours.
    @ParameterizedTest
    @CsvSource({"amazonses.com", "email.amazonses.com"})
    void refusesASharedDomain(String domain) {
        assertThatThrownBy(() -> new OwnSignatures(Set.of(domain), _ -> new SigningKeys.Answer.Nothing(), 30))
                .hasMessageContaining(domain);
    }

    @Test
    void saysWhenKeysCouldNotBeAskedFor() {
        OwnSignatures silent = new OwnSignatures(Set.of("mail.example.com"), _ -> new SigningKeys.Answer.Silence(), 30);
        OurMail signed = OurMail.to("jo@example.org", SENT).signed(ALL, "relaxed", RSA);

        assertThat(silent.in(signed.bytes(), NOW).complete()).isFalse();
        assertThat(silent.in(OurMail.to("jo@example.org", SENT).bytes(), NOW).complete())
                .isTrue();
    }

    private static Set<Ground> expected(String word) {
        return word.equals("form-alone") ? Set.of() : Set.of(Ground.of(word).orElseThrow());
    }

    private static Set<Ground> about(String recipient, OurMail mail) {
        return about(recipient, mail.bytes());
    }

    private static Set<Ground> about(String recipient, byte[] header) {
        return OWN.in(header, NOW).about(MailAddress.parse(recipient).orElseThrow());
    }
}
