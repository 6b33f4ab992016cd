package bounceledger.fuzz;

import bounceledger.mail.Headers;
import bounceledger.mail.MachinePart;
import bounceledger.mail.MailParts;
import bounceledger.smtp.EnhancedStatus;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// All that a mail or an event holds, as it came and decoded, in one text. What a report says must stand in it.
///
/// @param said lower-case, without white space
record MailText(String said) {

    private static final Pattern PLUS_HEX = Pattern.compile("\\+([0-9A-Fa-f]{2})");
    private static final Pattern BRACED_HEX = Pattern.compile("\\\\x\\{([0-9A-Fa-f]{1,6})}");
    private static final Pattern JSON_ESCAPE = Pattern.compile("\\\\u([0-9A-Fa-f]{4})");
    private static final Pattern COMMENT = Pattern.compile("\\([^()]*\\)");
    private static final Pattern FLEETING = Pattern.compile("[\\s\\p{Cntrl}\"\\\\]+");

    /// A returned message is decoded too: it may be the notice that is meant.
    static MailText of(byte[] bytes, MailParts parts) {
        return of(Stream.of(
                        Stream.of(new String(bytes, StandardCharsets.ISO_8859_1)),
                        decoded(parts),
                        decoded(parts.returnedMail()))
                .flatMap(texts -> texts)
                .toList());
    }

    private static Stream<String> decoded(MailParts parts) {
        Stream<String> fields = Stream.concat(Stream.of(parts.headers(), parts.returned()), groups(parts))
                .flatMap(header -> header.fields().stream())
                .flatMap(field -> Stream.of(field.raw(), field.value()));
        return Stream.concat(Stream.of(parts.text()), fields);
    }

    static MailText of(List<String> texts) {
        Set<String> readings = new LinkedHashSet<>();
        texts.forEach(text -> readings(text).map(MailText::bare).forEach(readings::add));
        return new MailText(String.join("\n", readings));
    }

    private static Stream<Headers> groups(MailParts parts) {
        return Arrays.stream(MachinePart.Kind.values())
                .flatMap(kind -> parts.machine(kind).stream())
                .flatMap(part -> part.groups().stream());
    }

    /// A text, and how it reads where addresses are written inside of something else: xtext (RFC 3461), the escapes
    /// of RFC 6533 and of JSON, X.400's words for `@`; and without comments (RFC 5322 section 3.2.2).
    private static Stream<String> readings(String text) {
        String unescaped = codes(text, BRACED_HEX);
        return Stream.of(
                text,
                codes(text, PLUS_HEX),
                unescaped,
                codes(unescaped, PLUS_HEX),
                codes(text, JSON_ESCAPE),
                withoutComments(text),
                withoutComments(unescaped),
                text.replace("(a)", "@").replace("(p)", "%").replace("(u)", "_"));
    }

    /// Two deep; deeper ones are nobody's.
    private static String withoutComments(String text) {
        return COMMENT.matcher(COMMENT.matcher(text).replaceAll("")).replaceAll("");
    }

    private static String codes(String text, Pattern escape) {
        return escape.matcher(text).replaceAll(match -> {
            int code = Integer.parseInt(match.group(1), 16);
            return Matcher.quoteReplacement(
                    Character.isValidCodePoint(code) ? Character.toString(code) : match.group());
        });
    }

    /// Without what comes and goes on the way: white space, quotes and what they escape, case; and with the `@` that
    /// a return path writes as `=`.
    private static String bare(String text) {
        return FLEETING.matcher(text.toLowerCase(Locale.ROOT)).replaceAll("").replace('=', '@');
    }

    /// Whether the whole address stands there in one piece.
    boolean holds(String address) {
        return said.contains(bare(address));
    }

    /// Its numbers may have zeros in front.
    boolean holds(EnhancedStatus status) {
        return Pattern.compile(status.toString().replace(".", "\\.0{0,2}"))
                .matcher(said)
                .find();
    }
}
