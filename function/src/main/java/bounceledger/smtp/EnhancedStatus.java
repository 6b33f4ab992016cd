package bounceledger.smtp;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// An enhanced mail system status code, `class.subject.detail` (RFC 3463 section 2).
///
/// The class says whether trying again can help: 4 is a persistent transient failure, 5 a permanent one. Subject
/// and detail say what failed and mean the same under either class: `4.2.2` and `5.2.2` are both "mailbox full".
///
/// QUIRK: servers send details that IANA never registered, such as `5.9.9` or `5.7.708`. Those are valid codes;
/// only the classifier decides what they are worth.
///
/// @param statusClass 2 (success), 4 (transient) or 5 (permanent); never 3
/// @param subject 0 to 999
/// @param detail 0 to 999
public record EnhancedStatus(int statusClass, int subject, int detail) {

    /// Behind the name of a program stands its version.
    private static final Pattern IN_TEXT = Pattern.compile(
            "(?<![\\w.])(?<!(?i:exim|postfix|sendmail|version) )([245])\\.(\\d{1,3})\\.(\\d{1,3})(?!\\w)(?![\\d.]*\\d)");

    public EnhancedStatus {
        if (statusClass != 2 && statusClass != 4 && statusClass != 5) {
            throw new IllegalArgumentException("status class is not 2, 4 or 5: " + statusClass);
        }
        if (subject < 0 || subject > 999 || detail < 0 || detail > 999) {
            throw new IllegalArgumentException("subject or detail is not 0 to 999: " + subject + "." + detail);
        }
    }

    /// Finds the first code in free text such as `sorry, no mailbox here (#5.1.1)`.
    ///
    /// @return empty when the text has none; the address `5.1.1.20` is not one, nor is the date `4.11.26`
    public static Optional<EnhancedStatus> firstIn(String text) {
        Matcher match = IN_TEXT.matcher(text);
        while (match.find()) {
            if (!isDay(match)) {
                return Optional.of(of(match));
            }
        }
        return Optional.empty();
    }

    private static boolean isDay(Matcher match) {
        int month = Integer.parseInt(match.group(2));
        return month >= 10 && month <= 12 && match.group(3).length() == 2;
    }

    /// Whether the code says more than "something of this kind": `X.y.0` is unspecific (RFC 3463 section 3).
    public boolean isSpecific() {
        return detail != 0;
    }

    /// `subject.detail`, the part that means the same under every class.
    public String condition() {
        return subject + "." + detail;
    }

    private static EnhancedStatus of(Matcher match) {
        return new EnhancedStatus(
                Integer.parseInt(match.group(1)), Integer.parseInt(match.group(2)), Integer.parseInt(match.group(3)));
    }

    /// The code as it is written on the wire, `5.1.1`.
    @Override
    public String toString() {
        return statusClass + "." + subject + "." + detail;
    }
}
