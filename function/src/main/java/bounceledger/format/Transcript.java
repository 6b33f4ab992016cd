package bounceledger.format;

import java.util.List;
import java.util.Optional;

/// The lines of an SMTP session that a notice recounts: `>>> RCPT TO:<…>` and `<<< 550 …`, or with these or other
/// arrows behind a time or a word.
final class Transcript {

    private static final String ANSWER = "<<< ";
    private static final String COMMAND = ">>> ";
    private static final List<String> COMMANDS =
            List.of("HELO", "EHLO", "LHLO", "MAIL", "RCPT", "DATA", "BDAT", "RSET", "QUIT", "AUTH", "STARTTLS", "NOOP");

    private Transcript() {}

    /// The line without what stands before its arrow. Elsewhere arrows point at quoted replies; such a line stays.
    static String spoken(String line) {
        String said = behind(line, "<-- ", "<- ", ANSWER);
        if (Words.opensReply(said)) {
            return ANSWER + said;
        }
        String asked = behind(line, "-> ", COMMAND);
        return isCommand(asked) ? COMMAND + asked : line;
    }

    /// Empty when the line has none of the arrows.
    private static String behind(String line, String... arrows) {
        for (String arrow : arrows) {
            int at = line.indexOf(arrow);
            if (at >= 0) {
                return line.substring(at + arrow.length());
            }
        }
        return "";
    }

    private static boolean isCommand(String asked) {
        for (String command : COMMANDS) {
            if (asked.regionMatches(true, 0, command, 0, command.length())) {
                return true;
            }
        }
        return asked.equals(".");
    }

    static boolean isAnswer(String line) {
        return line.startsWith(ANSWER);
    }

    /// The words of a line, where they belong to what went wrong: not a command, nor consent to it.
    static Optional<String> words(String line) {
        if (!isAnswer(line)) {
            return line.startsWith(COMMAND) ? Optional.empty() : Optional.of(line);
        }
        String answer = line.substring(ANSWER.length()).strip();
        return answer.startsWith("2") || answer.startsWith("3") ? Optional.empty() : Optional.of(answer);
    }
}
