package bounceledger.tools.local;

import bounceledger.arrival.Arrival;
import bounceledger.arrival.ArrivalReader;
import bounceledger.format.Formats;
import bounceledger.json.JsonText;
import bounceledger.mail.MailParts;
import bounceledger.mail.MailReader;
import bounceledger.mail.RawMail;
import bounceledger.pipeline.Finding;
import bounceledger.pipeline.Judge;
import bounceledger.report.Report;
import bounceledger.trust.Examiner;
import bounceledger.trust.Testimony;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// `./ledger classify`: reads mails and events as the function does, and says what it made of each. Books nothing.
final class Classify implements MailFiles.Reader {

    private final Judge judge;
    private final Examiner examiner;
    private final Words words;
    private final ArrivalReader arrivals = new ArrivalReader();
    private final boolean jsonl;
    private final PrintStream out;

    private Classify(Judge judge, Examiner examiner, boolean jsonl, PrintStream out) {
        this.judge = judge;
        this.examiner = examiner;
        this.words = new Words(judge.classifier());
        this.jsonl = jsonl;
        this.out = out;
    }

    static int run(List<String> args, PrintStream out) throws IOException, WrongCall {
        Options options = Options.parse(args);
        if (options.operands().isEmpty()) {
            throw new WrongCall("classify wants at least one path, or - for standard input");
        }
        Judge judge = LocalJudge.judge();
        Classify classify = new Classify(judge, LocalJudge.examiner(judge), options.jsonl(), out);
        MailFiles.each(options.operands(), classify);
        return 0;
    }

    @Override
    public void unreadable(String file, String why) {
        print(ClassifiedLine.unreadable(file, why));
    }

    @Override
    public void mail(String file, byte[] bytes) {
        if (bytes.length == 0) {
            print(ClassifiedLine.unreadable(file, "empty"));
        } else if (isJson(bytes)) {
            List<Arrival> all = arrivals.read(bytes).all().toList();
            for (int n = 0; n < all.size(); n++) {
                event(all.size() == 1 ? file : file + "#" + (n + 1), all.get(n));
            }
        } else {
            mail(file, "stored-mail", bytes);
        }
    }

    /// No mail begins with a brace or a bracket: a header's name holds neither in front.
    private static boolean isJson(byte[] bytes) {
        int at = 0;
        while (at < bytes.length - 1 && Character.isWhitespace(bytes[at])) {
            at++;
        }
        return bytes[at] == '{' || bytes[at] == '[';
    }

    private void event(String file, Arrival arrival) {
        switch (arrival) {
            case Arrival.SesNotification ses ->
                report(file, "ses-notification", ses.report(), Optional.empty(), Testimony.ofSes());
            case Arrival.CarriedMail carried -> mail(file, "stored-mail", carried.mail());
            case Arrival.StoredMail _, Arrival.Ignored _, Arrival.Unreadable _ ->
                print(ClassifiedLine.nothing(file, arrival));
        }
    }

    private void mail(String file, String arrival, byte[] bytes) {
        MailParts parts = MailReader.read(new RawMail(file, bytes, false));
        Formats.ReadReport read = Formats.shipped().read(parts);
        report(file, arrival, read.report(), read.format(), examiner.examine(parts, Instant.now()));
    }

    private void report(String file, String arrival, Report report, Optional<String> format, Testimony testimony) {
        List<Finding> findings = judge.judge(report);
        ClassifiedLine line = new ClassifiedLine(file, arrival, report, format, testimony, findings);
        if (jsonl) {
            print(line.json());
        } else {
            out.println(file + ": " + line.kind());
            findings.forEach(finding -> out.println("    " + words.line(finding)));
        }
    }

    private void print(JsonText line) {
        out.println(line.write());
    }
}
