package bounceledger.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import bounceledger.arrival.ArrivalReader;
import bounceledger.decide.Event;
import bounceledger.decide.Evidence;
import bounceledger.decide.Kind;
import bounceledger.decide.Policy;
import bounceledger.decide.Standing;
import bounceledger.decide.TrustMode;
import bounceledger.format.Formats;
import bounceledger.ledger.Call;
import bounceledger.ledger.CountedNames;
import bounceledger.ledger.MemoryLedger;
import bounceledger.report.Authenticity;
import bounceledger.report.Ground;
import bounceledger.report.Proof;
import bounceledger.report.ReportId;
import bounceledger.report.ReportedMessage;
import bounceledger.smtp.MailAddress;
import bounceledger.trust.Examiner;
import bounceledger.trust.OurMail;
import bounceledger.trust.OwnSignatures;
import bounceledger.trust.SigningKeys;
import bounceledger.trust.TokenKeys;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// 200 genuine reports and 200 forged ones, made here from keys of our own and a stranger's, on their whole way
/// into the ledger. None of the forged may suppress anybody.
class ForgedReportsTest {

    private static final Instant SENT = Instant.parse("2026-11-20T08:00:00Z");
    private static final Instant NOW = Instant.parse("2026-11-20T13:00:00Z");
    private static final LocalDate TODAY = LocalDate.parse("2026-11-20");

    private static final TokenKeys TOKENS = TokenKeys.parse("aa:the-key-of-this-test-and-of-no-other-use");
    private static final TokenKeys STRANGERS = TokenKeys.parse("aa:the-key-of-a-stranger-to-this-test-alone");
    private static final KeyPair RSA = OurMail.keys("RSA", 2_048, 11);
    private static final KeyPair ED25519 = OurMail.keys("Ed25519", 255, 12);
    private static final KeyPair STRANGER = OurMail.keys("RSA", 2_048, 13);
    private static final String TAGS =
            "d=mail.example.com; s=s1; h=From:To:Subject:Date:Message-ID; t=" + SENT.getEpochSecond();

    private static final String BOUNCES = "bounces@bounce.example.com";

    private static final Map<String, String> PUBLISHED = Map.of(
            "s1._domainkey.mail.example.com", OurMail.published(RSA),
            "ed._domainkey.mail.example.com", OurMail.published(ED25519),
            "s1._domainkey.evil.example", OurMail.published(STRANGER));

    private final Policy policy = Policy.shipped().trusting(TrustMode.BALANCED);
    private final MemoryLedger ledger = new MemoryLedger(policy, CountedNames.NOBODY, InstantSource.fixed(NOW));
    private final Outside outside = new Outside();
    private final Judge judge = Judge.shipped().trusting(TrustMode.BALANCED);
    private final BouncePipeline pipeline = new BouncePipeline(
            outside,
            Formats.shipped(),
            new Examiner(
                    TOKENS,
                    new OwnSignatures(
                            Set.of("mail.example.com"),
                            name -> PUBLISHED.containsKey(name)
                                    ? new SigningKeys.Answer.Found(PUBLISHED.getOrDefault(name, ""))
                                    : new SigningKeys.Answer.Nothing(),
                            Examiner.DAYS),
                    judge.classifier()::providerOf),
            outside,
            ledger,
            () -> judge,
            Deliveries.NONE,
            Set::copyOf,
            ledger);

    /// How one report is made.
    ///
    /// @param top further lines above its header
    /// @param to the address that it is sent to
    private record Report(String top, String to, OurMail returned, Shape shape) {

        static Report of(String to, OurMail returned) {
            return new Report("", to, returned, Shape.WHOLE);
        }

        Report as(Shape other) {
            return new Report(top, to, returned, other);
        }
    }

    private enum Shape {
        WHOLE,
        HEADER_ONLY,
        IN_TEXT
    }

    @FunctionalInterface
    private interface Maker {
        Report of(String recipient);
    }

    /// What is made, and how often.
    private record Sort(String name, int count, Maker maker) {}

    private static final List<Sort> GENUINE = List.of(
            new Sort("token, recipient beside it", 40, who -> Report.of(verp(TOKENS, TODAY, who), plain(who))),
            new Sort(
                    "token of 29 days ago, alone",
                    30,
                    who -> Report.of(token(TOKENS, TODAY.minusDays(29), who) + "@bounce.example.com", plain(who))),
            new Sort("returned message, signed", 40, who -> Report.of(BOUNCES, ours(who))),
            new Sort(
                    "returned header, signed, strictly",
                    25,
                    who -> Report.of(BOUNCES, plain(who).signed(TAGS, "simple/simple", RSA))
                            .as(Shape.HEADER_ONLY)),
            new Sort(
                    "returned in the text, Ed25519",
                    25,
                    who -> Report.of(
                                    BOUNCES, plain(who).signed(TAGS.replace("s=s1", "s=ed"), "relaxed/simple", ED25519))
                            .as(Shape.IN_TEXT)),
            new Sort(
                    "signed, folded anew by a gateway",
                    20,
                    who -> Report.of(
                            BOUNCES, ours(who).changed("Subject: November  news", "subject:\tNovember\r\n news"))),
            new Sort(
                    "signed, several in To",
                    15,
                    who -> Report.of(BOUNCES, plain("other@example.com, " + who).signed(TAGS, "relaxed/relaxed", RSA))),
            new Sort(
                    "signed, altered by a gateway",
                    5,
                    who -> Report.of(BOUNCES, ours(who).changed("Subject: ", "Subject: [Suspect] "))));

    private static final List<Sort> FORGED = List.of(
            new Sort("perfect in form", 15, who -> Report.of(BOUNCES, plain(who))),
            new Sort(
                    "token of another",
                    15,
                    who -> Report.of(token(TOKENS, TODAY, "eve@evil.example") + "@bounce.example.com", plain(who))),
            new Sort(
                    "token of another, recipient beside it",
                    15,
                    who -> Report.of(token(TOKENS, TODAY, "eve@evil.example") + coded(who), plain(who))),
            new Sort(
                    "own token, of last year",
                    10,
                    who -> Report.of(verp(TOKENS, TODAY.minusDays(365), who), plain(who))),
            new Sort("token of a stranger's key", 10, who -> Report.of(verp(STRANGERS, TODAY, who), plain(who))),
            new Sort(
                    "token with another day",
                    10,
                    who -> Report.of(
                            verp(TOKENS, TODAY.minusDays(365), who).replaceFirst("bl-(..)....", "bl-$1" + day()),
                            plain(who))),
            new Sort("signature of a mail to another", 15, who -> Report.of(BOUNCES, ours("eve@evil.example"))),
            new Sort(
                    "the same, To changed",
                    10,
                    who -> Report.of(BOUNCES, ours("eve@evil.example").changed("To: eve@evil.example", "To: " + who))),
            new Sort(
                    "the same, a To on top",
                    10,
                    who -> Report.of(BOUNCES, ours("eve@evil.example").with("To: " + who))),
            new Sort(
                    "the same, a To below",
                    10,
                    who -> Report.of(
                            BOUNCES, new OurMail(added(ours("eve@evil.example").header(), "To: " + who)))),
            new Sort(
                    "signed by another domain",
                    10,
                    who -> Report.of(
                            BOUNCES,
                            plain(who).signed(TAGS.replace("mail.example.com", "evil.example"), "relaxed", STRANGER))),
            new Sort(
                    "signed in our name by a stranger",
                    10,
                    who -> Report.of(BOUNCES, plain(who).signed(TAGS, "relaxed", STRANGER))),
            new Sort(
                    "To not signed",
                    10,
                    who -> Report.of(BOUNCES, plain(who).signed(TAGS.replace("From:To:", "From:"), "relaxed", RSA))),
            new Sort(
                    "nothing but the body signed",
                    10,
                    who -> Report.of(
                            BOUNCES, plain(who).signed(TAGS.replaceAll("h=[^;]*", "h=MIME-Version"), "relaxed", RSA))),
            new Sort("headers stripped", 10, who -> Report.of(BOUNCES, new OurMail(List.of("To: " + who)))),
            new Sort(
                    "SES's results, below what SES wrote",
                    15,
                    who -> new Report(
                            bySes("evil.example", "fail") + bySes("example.org", "pass"),
                            BOUNCES,
                            plain(who),
                            Shape.WHOLE)),
            new Sort(
                    "SES's results, without SES",
                    10,
                    who -> new Report(
                            "Received: from evil.example\r\n" + bySes("example.org", "pass"),
                            BOUNCES,
                            plain(who),
                            Shape.WHOLE)),
            new Sort("before the genuine one", 5, who -> Report.of(BOUNCES, plain(who))));

    @Test
    void noForgeryIsAcceptedAndHardlyAGenuineReportIsNot() {
        Map<String, String> table = new TreeMap<>();
        List<String> refused = told("genuine", GENUINE, false, table);
        List<String> accepted = told("forged", FORGED, true, table);
        table.forEach((kind, figures) -> System.out.println(kind + " | " + figures));

        assertThat(GENUINE.stream().mapToInt(Sort::count).sum()).isEqualTo(200);
        assertThat(FORGED.stream().mapToInt(Sort::count).sum()).isEqualTo(200);
        assertThat(accepted).isEmpty();
        assertThat(refused).hasSizeLessThanOrEqualTo(10);
    }

    /// Those that came out as they should not: suppressed or not, as `wrong` says.
    private List<String> told(String which, List<Sort> kinds, boolean wrong, Map<String, String> table) {
        List<String> wrongOnes = new ArrayList<>();
        for (Sort kind : kinds) {
            Map<Authenticity, Integer> worth = new TreeMap<>();
            Set<Ground> grounds = new TreeSet<>();
            int held = 0;
            for (int n = 0; n < kind.count(); n++) {
                String who = which + n + "." + Math.floorMod(kind.name().hashCode(), 10_000) + "@example.org";
                Outcome.Entry entry = send(kind.maker().of(who), who);
                worth.merge(entry.proof().authenticity(), 1, Integer::sum);
                grounds.addAll(entry.proof().grounds());
                boolean suppressed = isSuppressed(who);
                held += suppressed ? 1 : 0;
                if (suppressed == wrong) {
                    wrongOnes.add(kind.name() + " " + who);
                }
            }
            table.put(
                    which + " | " + kind.name(),
                    kind.count() + " | suppressed " + held + " | " + worth + " | " + grounds);
        }
        return wrongOnes;
    }

    /// What a stranger sends first is worth nothing, and keeps what comes after it from nothing.
    @Test
    void aForgeryBeforeTheGenuineReportCostsNothing() {
        String who = "jo@example.org";
        OurMail message = ours(who);
        Outcome.Entry forged = send(
                Report.of(
                        BOUNCES,
                        new OurMail(message.header().subList(1, message.header().size()))),
                who);
        boolean before = isSuppressed(who);
        Outcome.Entry genuine = send(Report.of(BOUNCES, message), who);

        assertThat(forged.proof().authenticity()).isEqualTo(Authenticity.UNPROVEN);
        assertThat(before).isFalse();
        assertThat(genuine.proof().grounds()).containsExactly(Ground.SIGNATURE);
        assertThat(isSuppressed(who)).isTrue();
        assertThat(ledger.lookUp(MailAddress.parse(who).orElseThrow())
                        .orElseThrow()
                        .evidence())
                .hasSize(1);
    }

    private Outcome.Entry send(Report report, String who) {
        String key = "inbound/" + outside.mails.size();
        outside.mails.put(key, mail(report, who).getBytes(StandardCharsets.ISO_8859_1));
        byte[] event = Events.stored(key).write().getBytes(StandardCharsets.UTF_8);
        Call call = new Call("request", NOW, () -> Duration.ofMinutes(1));
        Outcome outcome = pipeline.process(new ArrivalReader().read(event), call)
                .getFirst()
                .outcome();
        assertThat(outcome).isInstanceOf(Outcome.Recorded.class);
        return ((Outcome.Recorded) outcome).entries().getFirst();
    }

    private boolean isSuppressed(String who) {
        return ledger.page(MailAddress.parse(who).orElseThrow())
                .map(page -> page.schedule(policy).at(NOW))
                .filter(Standing.Suppressed.class::isInstance)
                .isPresent();
    }

    private static String mail(Report report, String who) {
        String head = report.top() + "From: MAILER-DAEMON@example.org\r\nTo: " + report.to()
                + "\r\nSubject: Undelivered Mail Returned to Sender\r\nMessage-ID: <dsn-" + who
                + ">\r\nDate: Fri, 20 Nov 2026 11:59:00 +0000\r\nMIME-Version: 1.0\r\n";
        String reply = "550 5.1.1 <" + who + ">: Recipient address rejected: User unknown";
        if (report.shape() == Shape.IN_TEXT) {
            return head + "\r\nThis message was created automatically by mail delivery software.\r\n\r\n"
                    + "A message that you sent could not be delivered. The following address failed:\r\n\r\n  " + who
                    + "\r\n    host mx.example.org [192.0.2.25]\r\n    " + reply
                    + "\r\n\r\n------ This is a copy of the message, including all the headers. ------\r\n\r\n"
                    + report.returned().text() + "\r\nHello.\r\n";
        }
        boolean whole = report.shape() == Shape.WHOLE;
        return head + "Content-Type: multipart/report; report-type=delivery-status; boundary=\"b\"\r\n\r\n--b\r\n\r\n"
                + "Your message came back.\r\n\r\n--b\r\nContent-Type: message/delivery-status\r\n\r\n"
                + "Reporting-MTA: dns; mx.example.org\r\n\r\nFinal-Recipient: rfc822; " + who
                + "\r\nAction: failed\r\nStatus: 5.1.1\r\nDiagnostic-Code: smtp; " + reply
                + "\r\n\r\n--b\r\nContent-Type: " + (whole ? "message/rfc822" : "text/rfc822-headers") + "\r\n\r\n"
                + report.returned().text() + (whole ? "\r\nHello.\r\n" : "\r\n") + "--b--\r\n";
    }

    private static OurMail plain(String who) {
        return OurMail.to(who, SENT);
    }

    private static OurMail ours(String who) {
        return plain(who).signed(TAGS, "relaxed/relaxed", RSA);
    }

    private static String token(TokenKeys keys, LocalDate day, String who) {
        return keys.token("aa", day, MailAddress.parse(who).orElseThrow())
                .orElseThrow()
                .toString();
    }

    private static String verp(TokenKeys keys, LocalDate day, String who) {
        return token(keys, day, who) + coded(who);
    }

    private static String coded(String who) {
        return "+" + who.replace('@', '=') + "@bounce.example.com";
    }

    private static String day() {
        return token(TOKENS, TODAY, "jo@example.org").substring(5, 9);
    }

    private static List<String> added(List<String> lines, String line) {
        List<String> more = new ArrayList<>(lines);
        more.add(line);
        return more;
    }

    private static String bySes(String host, String result) {
        String spf = result + " (spfCheck: domain of " + host + ") client-ip=192.0.2.25; envelope-from=postmaster@"
                + host + "; helo=" + host;
        return "Return-Path: <>\r\nReceived: from " + host + " (" + host + " [192.0.2.25])\r\n"
                + " by inbound-smtp.eu-west-1.amazonaws.com with SMTP id abc\r\n for bounces@bounce.example.com;\r\n"
                + " Fri, 20 Nov 2026 12:00:00 +0000 (UTC)\r\nX-SES-Spam-Verdict: PASS\r\nX-SES-Virus-Verdict: PASS\r\n"
                + "Received-SPF: " + spf + ";\r\nAuthentication-Results: amazonses.com;\r\n spf=" + spf
                + ";\r\n dkim=" + result + " header.i=@" + host + ";\r\n dmarc=" + result + " header.from=" + host
                + ";\r\nX-SES-RECEIPT: AEFB\r\n";
    }

    /// Where each delivery is booked, a stranger would have to know the message that its recipient got.
    @Test
    void whatNamesADeliveredMessageIsPlausible() {
        String who = "kai@example.org";
        Report report = Report.of(BOUNCES, plain(who));
        deliver("m1@mail.example.com", "ann@example.org", Ground.OWN_QUEUE);
        deliver(id(who), who, Ground.FORM_ALONE);
        Authenticity before = send(report, who).proof().authenticity();
        deliver(id(who), who, Ground.OWN_QUEUE);

        assertThat(before).isEqualTo(Authenticity.UNPROVEN);
        assertThat(send(report, who).proof().grounds()).containsExactly(Ground.KNOWN_AS_SENT);
        assertThat(isSuppressed(who)).isTrue();
    }

    private static String id(String who) {
        return plain(who).header().getFirst().replaceAll(".*<|>", "");
    }

    private void deliver(String message, String who, Ground ground) {
        Evidence delivery =
                Event.of(who, "m", Kind.DELIVERED, NOW.minusSeconds(60)).evidence();
        ledger.book(
                List.of(new Evidence(
                        delivery.recipient(),
                        delivery.kind(),
                        delivery.times(),
                        ReportedMessage.of(ReportId.ofMessage(message).orElseThrow()),
                        delivery.verdict(),
                        delivery.decision(),
                        false,
                        "",
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Proof.of(ground),
                        delivery.sources())),
                new Call("request", NOW, () -> Duration.ofMinutes(1)));
    }

    /// The same, where SES found it to be so: the recipient's own mail system.
    @Test
    void theRecipientsOwnSystemIsPlausible() {
        String who = "sue@example.org";
        Outcome.Entry entry = send(new Report(bySes("example.org", "pass"), BOUNCES, plain(who), Shape.WHOLE), who);

        assertThat(entry.proof().authenticity()).isEqualTo(Authenticity.PLAUSIBLE);
        assertThat(isSuppressed(who)).isTrue();
        assertThat(entry.proof().grounds()).containsExactly(Ground.REPORTER);
    }
}
