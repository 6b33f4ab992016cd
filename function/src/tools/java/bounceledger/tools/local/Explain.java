package bounceledger.tools.local;

import bounceledger.classify.Advice;
import bounceledger.classify.Permanence;
import bounceledger.classify.Verdict;
import bounceledger.decide.Decision;
import bounceledger.json.Json;
import bounceledger.json.JsonText;
import bounceledger.pipeline.Finding;
import bounceledger.pipeline.Judge;
import bounceledger.report.Action;
import bounceledger.report.DeliveryReport;
import bounceledger.report.RecipientReport;
import bounceledger.report.RemoteMta;
import bounceledger.report.ReportId;
import bounceledger.report.ReportedMessage;
import bounceledger.smtp.EnhancedStatus;
import bounceledger.smtp.ReplyCode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/// `./ledger explain`: what one SMTP reply means, why, and what to do.
final class Explain {

    private static final ReportedMessage NO_MESSAGE =
            ReportedMessage.of(ReportId.ofReport("explain").orElseThrow());

    private final Judge judge = Judge.shipped();
    private final PrintStream out;

    private Explain(PrintStream out) {
        this.out = out;
    }

    static int run(List<String> args, PrintStream out) throws IOException, WrongCall {
        Options options = Options.parse(args);
        Explain explain = new Explain(out);
        if (options.operands().size() > 1) {
            throw new WrongCall("explain wants one reply, in quotes");
        }
        if (options.operands().isEmpty()) {
            return explain.lines();
        }
        Finding finding = explain.judge(options.operands().getFirst(), Optional.empty(), Optional.empty());
        if (options.jsonl()) {
            out.println(explain.json(Optional.empty(), finding).write());
        } else {
            explain.print(finding);
        }
        return 0;
    }

    /// Objects from standard input, a line each.
    private int lines() throws IOException, WrongCall {
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        int number = 0;
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            number++;
            if (line.isBlank()) {
                continue;
            }
            Json object = Json.parse(line).orElse(new Json.Null());
            String text = object.at("text").text().orElse("");
            if (text.isEmpty()) {
                throw new WrongCall("line " + number + " of standard input is no JSON object with a text");
            }
            Finding finding = judge(
                    text,
                    object.at("dsn_status").text(),
                    object.at("remote_mta").text());
            out.println(json(object.at("id").text(), finding).write());
        }
        return 0;
    }

    private Finding judge(String text, Optional<String> status, Optional<String> remoteMta) {
        RecipientReport report = new RecipientReport(
                Optional.empty(),
                Optional.empty(),
                Action.FAILED,
                status.flatMap(EnhancedStatus::firstIn),
                text,
                remoteMta.flatMap(RemoteMta::parse),
                Optional.empty());
        return judge.judge(new DeliveryReport(NO_MESSAGE, Optional.empty(), Optional.empty(), List.of(report)))
                .getFirst();
    }

    private JsonText json(Optional<String> id, Finding finding) {
        return JsonText.object()
                .put("id", id)
                .put("cause", finding.verdict().cause().word())
                .put("sub_reason", finding.verdict().subReason())
                .put("permanence", finding.verdict().permanence().map(Permanence::word))
                .put("decision", finding.decision().word())
                .put("suppress", finding.decision() == Decision.SUPPRESS)
                .put("rule", finding.verdict().rule())
                .put("provider", finding.verdict().provider())
                .put(
                        "reply_code",
                        finding.report().flatMap(RecipientReport::replyCode).map(ReplyCode::toString))
                .put(
                        "status",
                        finding.report().flatMap(RecipientReport::bestStatus).map(EnhancedStatus::toString))
                .put(
                        "advice",
                        judge.classifier().advice(finding.verdict().cause()).advice());
    }

    private void print(Finding finding) {
        Verdict verdict = finding.verdict();
        Advice advice = judge.classifier().advice(verdict.cause());
        String subReason = verdict.subReason().map(sub -> "/" + sub).orElse("");
        out.println(verdict.cause().word() + subReason + ": " + advice.inWords());
        out.println("    decision   " + finding.decision().word()
                + verdict.permanence().map(how -> " (" + how.word() + ")").orElse("")
                + verdict.veto()
                        .map(word -> ", not suppressed: the reply says \"" + word + "\"")
                        .orElse(""));
        out.println("    because    " + verdict.rule()
                + (verdict.words().isEmpty() ? "" : ": \"" + Words.printable(verdict.words()) + "\""));
        out.println("    provider   " + verdict.provider());
        out.println("    what to do " + advice.advice());
    }
}
