package bounceledger.smtp;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// One server's reply, unfolded to a code, a status and one line of text.
///
/// A multi-line reply (RFC 5321 section 4.2.1) repeats its code, and often its enhanced status, on every line;
/// here both are taken off. A relay quotes the reply that it was given inside its own words: the innermost reply
/// is the one that says what happened, the words around it are its `wrapper`.
///
/// @param code empty when the text has none, as a local delivery agent's has not
/// @param status the enhanced status in the reply's own text, not the report's `Status` field
/// @param text without code and status in front, white space folded; may be empty
/// @param wrapper the relay's own words, when this reply was quoted in them
public record SmtpReply(
        Optional<ReplyCode> code, Optional<EnhancedStatus> status, String text, Optional<SmtpReply> wrapper) {

    /// Longer text is cut: no server says anything of use after that, and hostile ones say a lot.
    public static final int MAX_LENGTH = 8_192;

    private static final int MAX_NESTING = 5;
    private static final Pattern OPENING_QUOTE = Pattern.compile("^([245]\\d\\d)-'");

    /// The last apostrophe, with nothing but a remark in brackets after it.
    private static final Pattern CLOSING_QUOTE = Pattern.compile("^(.*)'(\\s*(?:\\([^']*)?)$", Pattern.DOTALL);

    /// Reads a reply or a `Diagnostic-Code` value; a leading type such as `smtp;` is dropped.
    ///
    /// @return never fails: text without any code comes back as text alone
    public static SmtpReply parse(String diagnostic) {
        String cut = diagnostic.length() > MAX_LENGTH ? diagnostic.substring(0, MAX_LENGTH) : diagnostic;
        DiagnosticType type = DiagnosticType.of(cut);
        String untyped = cut.substring(type.end());
        if (type.isLocalProgram()) {
            String text = Ascii.folded(untyped);
            return new SmtpReply(Optional.empty(), EnhancedStatus.firstIn(text), text, Optional.empty());
        }
        return read(untyped, Optional.empty(), 0);
    }

    /// The code of this reply, or that of the words around it.
    public Optional<ReplyCode> nearestCode() {
        return code.or(() -> wrapper.flatMap(SmtpReply::code));
    }

    private static SmtpReply read(String raw, Optional<SmtpReply> wrapper, int depth) {
        String folded = raw.replace('\r', '\n').strip();
        Optional<ReplyQuote> quoted = depth < MAX_NESTING ? ReplyQuote.firstIn(folded) : Optional.empty();
        if (quoted.isPresent() && quoted.get().end() < folded.length()) {
            String around = folded.substring(0, quoted.get().start()).strip();
            return read(
                    unquoted(folded.substring(quoted.get().end())),
                    around.isEmpty() ? wrapper : Optional.of(flat(around, wrapper)),
                    depth + 1);
        }
        return flat(folded, wrapper);
    }

    /// IronPort writes `550-'5.1.1 no such user'`: the apostrophes go, the code stays in front.
    private static String unquoted(String inner) {
        Matcher opening = OPENING_QUOTE.matcher(inner);
        return opening.find()
                ? CLOSING_QUOTE
                        .matcher(opening.group(1) + " " + inner.substring(opening.end()))
                        .replaceFirst("$1$2")
                : inner;
    }

    private static SmtpReply flat(String raw, Optional<SmtpReply> wrapper) {
        String text = raw.strip();
        Optional<ReplyLead> lead = ReplyLead.of(text);
        if (lead.isEmpty()) {
            return withoutCode(raw, wrapper);
        }
        String rest = withoutRepeats(text.substring(lead.get().end()), lead.get());
        return new SmtpReply(
                Optional.of(ReplyCode.at(lead.get().code(), 0)),
                Optional.ofNullable(lead.get().status())
                        .flatMap(EnhancedStatus::firstIn)
                        .or(() -> EnhancedStatus.firstIn(rest)),
                rest,
                wrapper);
    }

    private static SmtpReply withoutCode(String raw, Optional<SmtpReply> wrapper) {
        String text = Ascii.folded(raw);
        return new SmtpReply(
                ReplyCode.firstRefusalIn(raw).or(() -> ReplyCode.firstIn(raw)),
                EnhancedStatus.firstIn(text),
                text.substring(ReplyLead.statusLead(text)),
                wrapper);
    }

    /// Takes off the code and the status that the further lines begin with.
    static String withoutRepeats(String rest, ReplyLead lead) {
        StringBuilder out = new StringBuilder(rest.length());
        int from = 0;
        for (int at = rest.indexOf(lead.code(), 1); at > 0; at = rest.indexOf(lead.code(), Math.max(from, at + 1))) {
            int end = Ascii.isSpace(rest.charAt(at - 1)) ? repeatEnd(rest, at, lead) : -1;
            if (end >= 0) {
                out.append(rest, from, at).append(' ');
                from = end;
            }
        }
        return Ascii.folded(from == 0 ? rest : out.append(rest, from, rest.length()));
    }

    /// `550 `, `550-`, with the status of the first line, or any where that one has none; -1 for another number.
    private static int repeatEnd(String rest, int at, ReplyLead lead) {
        int end = at + lead.code().length();
        if (end == rest.length() || " -".indexOf(rest.charAt(end)) < 0) {
            return -1;
        }
        end++;
        end += end < rest.length() && Ascii.isSpace(rest.charAt(end)) ? 1 : 0;
        String status = lead.status();
        if (status != null) {
            int hash = rest.startsWith("#", end) ? 1 : 0;
            int after = rest.startsWith(status, end + hash) ? end + hash + status.length() : end;
            return after > end && after < rest.length() && " :".indexOf(rest.charAt(after)) >= 0 ? after + 1 : after;
        }
        int after = EnhancedStatus.endAt(rest, end);
        return after >= 0 && after < rest.length() && " :".indexOf(rest.charAt(after)) >= 0 ? after + 1 : end;
    }
}
