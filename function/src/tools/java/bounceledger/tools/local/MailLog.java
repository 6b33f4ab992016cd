package bounceledger.tools.local;

import bounceledger.report.Action;
import bounceledger.report.RecipientReport;
import bounceledger.report.RemoteMta;
import bounceledger.smtp.EnhancedStatus;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Picks the replies out of a mail server's log, or of a file with one reply a line.
///
/// Knows the lines of Postfix (`dsn=…, status=bounced (…)`), Sendmail (`dsn=…, stat=…`) and Exim (`SMTP error from
/// remote mail server …: 550 …`), and any line in which a server `said:` something or that opens with a reply code.
final class MailLog {

    private static final Pattern POSTFIX =
            Pattern.compile("\\bstatus=(bounced|deferred|undeliverable) \\((.*)\\)\\s*$");
    private static final Pattern SENDMAIL = Pattern.compile("\\bdsn=[45]\\.\\d{1,3}\\.\\d{1,3}, stat=(.*)$");
    private static final Pattern QUOTED =
            Pattern.compile("\\bsaid: (.*)$|\\bSMTP error from remote mail server.{0,400}?: ([45]\\d\\d[ -].*)$"
                    + "|(?<![\\d.])([45]\\d\\d[ -]#?[45]\\.\\d{1,3}\\.\\d{1,3}\\b.*)$");
    private static final Pattern REPLY =
            Pattern.compile("^\\s*[\"']?((?:[45]\\d\\d(?:[ -].*|$)|[45]\\.\\d{1,3}\\.\\d{1,3} .*))");
    private static final Pattern GOES_ON = Pattern.compile("^\\s*([45]\\d\\d)-.*");
    private static final Pattern DSN = Pattern.compile("\\bdsn=([45]\\.\\d{1,3}\\.\\d{1,3})\\b");
    private static final Pattern RELAY = Pattern.compile("\\b(?:relay=|H=)([A-Za-z0-9._-]{1,255})");
    private static final int MOST_LINES = 50;

    private final BufferedReader in;
    private Optional<String> ahead = Optional.empty();
    private int lines;

    MailLog(BufferedReader in) {
        this.in = in;
    }

    /// Hands over every reply in its order.
    ///
    /// @return how many lines there were
    int each(Consumer<RecipientReport> reply) throws IOException {
        for (Optional<String> line = next(); line.isPresent(); line = next()) {
            report(whole(line.get())).ifPresent(reply);
        }
        return lines;
    }

    private Optional<String> next() throws IOException {
        Optional<String> line = ahead.isPresent() ? ahead : read();
        ahead = Optional.empty();
        return line;
    }

    private Optional<String> read() throws IOException {
        Optional<String> line = Optional.ofNullable(in.readLine());
        lines += line.isPresent() ? 1 : 0;
        return line;
    }

    /// A reply of several lines as one, when `550-` announces more and its last line does not stand behind it already.
    private String whole(String first) throws IOException {
        Matcher goesOn = GOES_ON.matcher(first);
        if (!goesOn.matches() || first.contains(" " + goesOn.group(1) + " ")) {
            return first;
        }
        StringBuilder reply = new StringBuilder(first);
        for (int i = 0; i < MOST_LINES; i++) {
            ahead = read();
            if (ahead.isEmpty() || !ahead.get().strip().startsWith(goesOn.group(1))) {
                break;
            }
            boolean isLast = !GOES_ON.matcher(ahead.get()).matches();
            reply.append('\n').append(ahead.get());
            ahead = Optional.empty();
            if (isLast) {
                break;
            }
        }
        return reply.toString();
    }

    /// The reply in one line of a log.
    ///
    /// @return empty when there is none, or it tells of a delivery
    static Optional<RecipientReport> report(String line) {
        Matcher reply = REPLY.matcher(line);
        if (reply.lookingAt()) {
            return Optional.of(report(line.strip(), Action.FAILED, line));
        }
        Matcher postfix = POSTFIX.matcher(line);
        if (postfix.find()) {
            Action action = postfix.group(1).equals("deferred") ? Action.DELAYED : Action.FAILED;
            return Optional.of(report(postfix.group(2), action, line));
        }
        Matcher sendmail = SENDMAIL.matcher(line);
        if (sendmail.find()) {
            Action action = sendmail.group(1).startsWith("Deferred") ? Action.DELAYED : Action.FAILED;
            return Optional.of(report(sendmail.group(1).replaceFirst("^Deferred: ", ""), action, line));
        }
        Matcher quoted = QUOTED.matcher(line);
        return quoted.find() ? Optional.of(report(group(quoted), Action.FAILED, line)) : Optional.empty();
    }

    private static String group(MatchResult match) {
        for (int i = 1; i <= match.groupCount(); i++) {
            if (match.group(i) != null) {
                return match.group(i);
            }
        }
        return match.group();
    }

    private static RecipientReport report(String reply, Action action, String line) {
        return new RecipientReport(
                Optional.empty(),
                Optional.empty(),
                action,
                first(DSN, line).flatMap(EnhancedStatus::firstIn),
                reply,
                first(RELAY, line).filter(name -> !name.equals("none")).flatMap(RemoteMta::parse),
                Optional.empty());
    }

    private static Optional<String> first(Pattern pattern, String line) {
        Matcher match = pattern.matcher(line);
        return match.find() ? Optional.of(match.group(1)) : Optional.empty();
    }
}
