package bounceledger.fuzz;

import bounceledger.classify.Classifier;
import bounceledger.classify.Explanation;
import bounceledger.report.RecipientReport;
import bounceledger.smtp.SmtpReply;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// A text as what a server said: there is a verdict, it rests on words that stand there, and nothing in it is made up.
public final class ReplyFuzz {

    private static final Classifier CLASSIFIER = Classifier.shipped();

    private ReplyFuzz() {}

    /// Once, so that loading the rule book is no slow input.
    public static void fuzzerInitialize() {
        fuzzerTestOneInput("550 5.1.1 user unknown".getBytes(StandardCharsets.UTF_8));
    }

    /// What Jazzer calls.
    public static void fuzzerTestOneInput(byte[] bytes) {
        String reply = new String(bytes, StandardCharsets.UTF_8);
        RecipientReport report = RecipientReport.ofReply(reply);
        Explanation explained = CLASSIFIER.explain(report);
        Flaw.unless(explained.verdict().equals(CLASSIFIER.classify(report)), () -> "explained otherwise: " + explained);
        new Claims(List.of(), List.of(report)).mustStandIn(() -> MailText.of(List.of(reply)));
        mustStandIn(explained, reply);
        LineEnds.swapped(reply).filter(ReplyFuzz::isWhole).ifPresent(other -> {
            Explanation again = CLASSIFIER.explain(RecipientReport.ofReply(other));
            Flaw.unless(
                    explained.verdict().equals(again.verdict()),
                    () -> "line ends matter:\n" + explained + "\n" + again);
        });
    }

    private static boolean isWhole(String reply) {
        return reply.replace("\n", "\r\n").length() <= SmtpReply.MAX_LENGTH;
    }

    private static void mustStandIn(Explanation explained, String reply) {
        explained
                .deciding()
                .ifPresent(place -> Flaw.unless(place.end() <= reply.length(), () -> "beyond the reply: " + place));
        explained.details().urls().forEach(url -> Flaw.unless(reply.contains(url), () -> "made up: " + url));
        explained.details().ips().forEach(ip -> Flaw.unless(reply.contains(ip), () -> "made up: " + ip));
        explained.details().queueId().ifPresent(id -> Flaw.unless(reply.contains(id), () -> "made up: " + id));
    }
}
