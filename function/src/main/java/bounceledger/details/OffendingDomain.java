package bounceledger.details;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The domain whose authentication, policy or standing a reply is about: `email from example.com`, `the domain of
/// news@example.com`, `example.com's DMARC policy`. A host that merely speaks or is spoken to is none.
final class OffendingDomain {

    private static final String OPENING = "[\\[(<\"']{0,2}";

    private static final Pattern BEHIND_A_WORD = Pattern.compile(
            "\\b(?:e-?mails? from|messages? from|mail from|domains?(?: name)?(?: of| for)?|policy (?:of|for)"
                    + "|records? (?:of|for)|spf (?:of|for)|dkim (?:of|for)|dmarc (?:of|for)|domain:)[ :=]{1,3}"
                    + "(?:the )?(?:domain )?" + OPENING + "(?:[^\\s@<>\\[\\]]{1,64}@)?(" + HostNames.NAME + ")",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern BEFORE_A_WORD = Pattern.compile(
            "(?<![\\w.@-])(" + HostNames.NAME
                    + ")[\\])>\"']{0,2}(?:'s| domain| (?:does not pass|fails?|failed|did not pass))",
            Pattern.CASE_INSENSITIVE);

    private OffendingDomain() {}

    static Optional<String> in(String text) {
        return first(BEHIND_A_WORD, text).or(() -> first(BEFORE_A_WORD, text));
    }

    private static Optional<String> first(Pattern pattern, String text) {
        Matcher match = pattern.matcher(text);
        return match.find() ? Optional.of(match.group(1).toLowerCase(Locale.ROOT)) : Optional.empty();
    }
}
