package bounceledger.tools.local;

import bounceledger.json.Json;
import bounceledger.pipeline.Finding;
import bounceledger.pipeline.Judge;
import bounceledger.query.Explained;
import bounceledger.report.Action;
import bounceledger.report.DeliveryReport;
import bounceledger.report.RecipientReport;
import bounceledger.report.RemoteMta;
import bounceledger.report.ReportId;
import bounceledger.report.ReportedMessage;
import bounceledger.smtp.EnhancedStatus;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/// `./ledger explain`: what an SMTP reply means, why, and what to do. Several replies are several operands; `-` is a
/// log on standard input, summed up for a person; without operands JSON objects are read from there.
final class Explain {

    private static final ReportedMessage NO_MESSAGE =
            ReportedMessage.of(ReportId.ofReport("explain").orElseThrow());

    private final Judge judge;
    private final boolean jsonl;
    private final PrintStream out;

    private Explain(Judge judge, boolean jsonl, PrintStream out) {
        this.judge = judge;
        this.jsonl = jsonl;
        this.out = out;
    }

    static int run(List<String> args, PrintStream out) throws IOException, WrongCall {
        Options options = Options.parse(args);
        Explain explain = new Explain(LocalJudge.judge(), options.jsonl(), out);
        if (options.operands().isEmpty()) {
            return explain.objects();
        }
        if (options.operands().equals(List.of("-"))) {
            return explain.log();
        }
        if (options.operands().contains("-")) {
            throw new WrongCall("explain reads either replies or standard input (-), not both");
        }
        for (int i = 0; i < options.operands().size(); i++) {
            explain.reply(options.operands().get(i), i == 0);
        }
        return 0;
    }

    private void reply(String text, boolean isFirst) {
        Explained one = explained(report(text, Optional.empty(), Optional.empty()));
        if (jsonl) {
            out.println(one.json(Optional.empty()).write());
            return;
        }
        if (!isFirst) {
            out.println();
        }
        ExplainedText.lines(one).forEach(out::println);
    }

    /// Objects from standard input, a line each.
    private int objects() throws IOException, WrongCall {
        BufferedReader in = input();
        int number = 0;
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            number++;
            if (line.isBlank()) {
                continue;
            }
            Json object = Json.parse(line).orElse(new Json.Null());
            if (object.at("text").text().isEmpty()) {
                throw new WrongCall("line " + number + " of standard input is no JSON object with a text");
            }
            String text = object.at("text").text().orElse("");
            RecipientReport report = report(
                    text,
                    object.at("dsn_status").text(),
                    object.at("remote_mta").text());
            out.println(explained(report)
                    .json(object.has("id") ? Optional.of(object.at("id")) : Optional.empty())
                    .write());
        }
        return 0;
    }

    private int log() throws IOException {
        ReplyTally tally = new ReplyTally();
        int lines = new MailLog(input()).each(report -> {
            Explained one = explained(report);
            tally.add(one);
            if (jsonl) {
                out.println(one.json(Optional.empty())
                        .put("text", report.diagnostic())
                        .write());
            }
        });
        if (tally.isEmpty()) {
            System.err.println("ledger: no reply found in " + lines + " lines");
            return 1;
        }
        if (!jsonl) {
            tally.lines(lines).forEach(out::println);
        }
        return 0;
    }

    private static BufferedReader input() {
        return new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    }

    private Explained explained(RecipientReport report) {
        Finding finding = judge.judge(
                        new DeliveryReport(NO_MESSAGE, Optional.empty(), Optional.empty(), List.of(report)))
                .getFirst();
        return Explained.of(report, finding.decision(), judge.classifier());
    }

    private static RecipientReport report(String text, Optional<String> status, Optional<String> remoteMta) {
        return new RecipientReport(
                Optional.empty(),
                Optional.empty(),
                Action.FAILED,
                status.flatMap(EnhancedStatus::firstIn),
                text,
                remoteMta.flatMap(RemoteMta::parse),
                Optional.empty());
    }
}
