package bounceledger.smtp;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

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
    private static final Pattern DIAGNOSTIC_TYPE = Pattern.compile(
            "^\\s*(?:e?smtp|x-[a-z0-9-]+|x400|lmtp|dns|local|unix|notes|utf-8)\\s*;\\s*", Pattern.CASE_INSENSITIVE);
    /// QUIRK: `X-Unix; 255` is a program's exit status and no reply code.
    private static final Pattern LOCAL_PROGRAM = Pattern.compile("\\s*(?:x-)?unix\\s*;", Pattern.CASE_INSENSITIVE);

    private static final Pattern LEAD = Pattern.compile(
            "^(?:SMTP error,? ?|#)?([2-5][0-5]\\d)(?:[ \\-:#;,]+|$)(?:#?([245]\\.\\d{1,3}\\.\\d{1,3})(?![.\\w])[ :\\-]*)?");
    private static final Pattern STATUS_LEAD =
            Pattern.compile("^\\(?#?([245]\\.\\d{1,3}\\.\\d{1,3})(?![.\\w])\\)?[ :\\-]*");

    private static final Pattern OPENING_QUOTE = Pattern.compile("^([245]\\d\\d)-'");

    /// The last apostrophe, with nothing but a remark in brackets after it.
    private static final Pattern CLOSING_QUOTE = Pattern.compile("^(.*)'(\\s*(?:\\([^']*)?)$", Pattern.DOTALL);

    /// Where a quoted reply begins: Exchange Online's arrow, IronPort's `550-'…'`, Sendmail's dots behind the address,
    /// and `host … said:`.
    private static final Pattern QUOTED_REPLY = Pattern.compile(
            "->\\s*['\"]?(?=[245][0-5]\\d[ -]|[245]\\.\\d{1,3}\\.\\d{1,3} )"
                    + "|\\b(?=[45]\\d\\d-')"
                    + "|(?<=>)\\.\\.\\. (?=[45][0-5]\\d )"
                    + "|\\bsaid:\\s*(?=[245][0-5]\\d[ -])"
                    + "|\\bremote host said:\\s*",
            Pattern.CASE_INSENSITIVE);

    /// Reads a reply or a `Diagnostic-Code` value; a leading type such as `smtp;` is dropped.
    ///
    /// @return never fails: text without any code comes back as text alone
    public static SmtpReply parse(String diagnostic) {
        String cut = diagnostic.length() > MAX_LENGTH ? diagnostic.substring(0, MAX_LENGTH) : diagnostic;
        if (LOCAL_PROGRAM.matcher(cut).lookingAt()) {
            String text = DIAGNOSTIC_TYPE
                    .matcher(cut)
                    .replaceFirst("")
                    .replaceAll("\\s+", " ")
                    .strip();
            return new SmtpReply(Optional.empty(), EnhancedStatus.firstIn(text), text, Optional.empty());
        }
        return read(DIAGNOSTIC_TYPE.matcher(cut).replaceFirst(""), Optional.empty(), 0);
    }

    private static SmtpReply read(String raw, Optional<SmtpReply> wrapper, int depth) {
        String folded = raw.replace("\r", "\n").strip();
        Matcher quoted = QUOTED_REPLY.matcher(folded);
        if (depth < MAX_NESTING && quoted.find() && quoted.end() < folded.length()) {
            String around = folded.substring(0, quoted.start()).strip();
            return read(
                    unquoted(folded.substring(quoted.end())),
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
        Matcher lead = LEAD.matcher(raw.strip());
        if (!lead.find()) {
            return withoutCode(raw, wrapper);
        }
        String code = lead.group(1);
        Optional<EnhancedStatus> status = Optional.ofNullable(lead.group(2)).flatMap(EnhancedStatus::firstIn);
        String rest = withoutRepeats(raw.strip().substring(lead.end()), code, lead.group(2));
        return new SmtpReply(
                Optional.of(new ReplyCode(Integer.parseInt(code))),
                status.or(() -> EnhancedStatus.firstIn(rest)),
                rest,
                wrapper);
    }

    private static SmtpReply withoutCode(String raw, Optional<SmtpReply> wrapper) {
        String text = raw.replaceAll("\\s+", " ").strip();
        Optional<EnhancedStatus> status = EnhancedStatus.firstIn(text);
        Matcher lead = STATUS_LEAD.matcher(text);
        return new SmtpReply(ReplyCode.firstIn(raw), status, lead.find() ? text.substring(lead.end()) : text, wrapper);
    }

    private static String withoutRepeats(String rest, String code, @Nullable String status) {
        String statusPart =
                status == null ? "(?:[245]\\.\\d{1,3}\\.\\d{1,3}[ :])?" : "(?:#?" + Pattern.quote(status) + "[ :]?)?";
        return rest.replaceAll("(?<=\\s)" + code + "[ -]\\s?" + statusPart, "\n")
                .replaceAll("\\s+", " ")
                .strip();
    }
}
