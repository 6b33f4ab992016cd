package bounceledger.format;

import bounceledger.smtp.EnhancedStatus;
import bounceledger.smtp.ReplyCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The reply that a report's text pairs with an address, for reports whose machine-readable part holds none.
///
/// Two ways of pairing are read: the record of an SMTP session (`>>> RCPT To:<…>` and the `<<<` lines below it), and
/// a paragraph that names the address before or behind the reply.
final class ReplyInText {

    /// Characters; a notice says early what it has to say.
    private static final int MAX_LENGTH = 32 * 1024;

    /// Lines of one reply, or of one paragraph.
    private static final int MAX_LINES = 20;

    private final List<String> lines;
    private final List<String> lower;

    ReplyInText(String text) {
        String head = text.length() > MAX_LENGTH ? text.substring(0, MAX_LENGTH) : text;
        this.lines = head.lines().map(String::strip).toList();
        this.lower = lines.stream().map(line -> line.toLowerCase(Locale.ROOT)).toList();
    }

    /// @param only whether the report is about nobody else, so that a reply to no named command is about this one
    Optional<String> to(String address, boolean only) {
        String key = address.toLowerCase(Locale.ROOT);
        return inSession(key, only).or(() -> inParagraph(key));
    }

    private Optional<String> inSession(String address, boolean only) {
        Optional<String> other = Optional.empty();
        String command = "";
        boolean recorded = false;
        for (int i = 0; i < lines.size(); i++) {
            recorded |= lower.get(i).contains("transcript of") || lines.get(i).startsWith(">>>");
            if (lines.get(i).startsWith(">>>")) {
                command = lower.get(i);
            } else if (recorded && isRefusal(i) && !isRefusal(i - 1)) {
                String reply = refusal(i);
                if (names(lower.get(i), address) || (command.contains("rcpt") && names(command, address))) {
                    return Optional.of(reply);
                }
                other = other.or(() -> Optional.of(reply));
            }
        }
        return only ? other : Optional.empty();
    }

    private boolean isRefusal(int at) {
        String said = said(at);
        return Diagnostic.opensReplyLine(said) && said.charAt(0) >= '4';
    }

    /// The line without the arrow of what a server said.
    private String said(int at) {
        String line = at >= 0 && at < lines.size() ? lines.get(at) : "";
        return line.startsWith("<<<") ? line.substring(3).strip() : line;
    }

    private String refusal(int from) {
        List<String> reply = new ArrayList<>();
        for (int i = from; isRefusal(i) && i < from + MAX_LINES; i++) {
            reply.add(said(i));
        }
        return Diagnostic.of(reply);
    }

    private Optional<String> inParagraph(String address) {
        Optional<String> words = Optional.empty();
        for (int i = 0; i < lines.size(); i++) {
            if (!names(lower.get(i), address)) {
                continue;
            }
            String said = Diagnostic.opensReplyLine(lines.get(i)) ? paragraph(i, "") : behind(i, address);
            if (ReplyCode.firstIn(said).isPresent()
                    || EnhancedStatus.firstIn(said).isPresent()) {
                return Optional.of(said);
            }
            if (words.isEmpty() && !said.isEmpty() && opens(lower.get(i), address)) {
                words = Optional.of(said);
            }
        }
        return words;
    }

    /// What follows the address: in its paragraph, or in the next one where it stands alone.
    private String behind(int line, String address) {
        int end = lower.get(line).indexOf(address) + address.length();
        String rest = lines.get(line).substring(Math.min(end, lines.get(line).length()));
        String same = paragraph(line + 1, withoutPunctuation(rest));
        int next = line + 1;
        while (next < lines.size() && lines.get(next).isEmpty()) {
            next++;
        }
        boolean replies = next < lines.size() && Diagnostic.opensReplyLine(lines.get(next));
        return same.isEmpty() && replies ? paragraph(next, "") : same;
    }

    private String paragraph(int from, String opening) {
        List<String> words = new ArrayList<>();
        if (!opening.isEmpty()) {
            words.add(opening);
        }
        for (int i = from; i < lines.size() && i < from + MAX_LINES; i++) {
            String line = lines.get(i);
            boolean another = line.startsWith("<") && line.indexOf('@') > 0;
            if (line.isEmpty() || (i > from && another) || line.startsWith("--") || line.startsWith(">>>")) {
                break;
            }
            words.add(line);
        }
        return Diagnostic.of(words);
    }

    private static String withoutPunctuation(String rest) {
        int at = 0;
        while (at < rest.length() && ">:)]\"'.,; \t".indexOf(rest.charAt(at)) >= 0) {
            at++;
        }
        return rest.substring(at);
    }

    /// Whether the line holds the address, and not as a piece of a longer one.
    private static boolean names(String line, String address) {
        int at = line.indexOf(address);
        int end = at + address.length();
        return at >= 0
                && (at == 0 || !isAddressLetter(line.charAt(at - 1)))
                && (end == line.length()
                        || !isAddressLetter(line.charAt(end))
                        || line.startsWith(". ", end)
                        || line.endsWith(address + "."));
    }

    private static boolean opens(String line, String address) {
        return line.startsWith(address) || line.startsWith("<" + address);
    }

    private static boolean isAddressLetter(char c) {
        return Character.isLetterOrDigit(c) || "._-+=@%".indexOf(c) >= 0;
    }
}
