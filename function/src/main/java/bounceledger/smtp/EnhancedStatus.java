package bounceledger.smtp;

import java.util.List;
import java.util.Optional;

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
    private static final List<String> VERSIONED = List.of("exim ", "postfix ", "sendmail ", "version ");

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
        for (int dot = text.indexOf('.'); dot >= 0; dot = text.indexOf('.', dot + 1)) {
            int end = dot == 0 ? -1 : endAt(text, dot - 1);
            if (end >= 0 && standsAlone(text, dot - 1, end)) {
                EnhancedStatus code = of(text, dot - 1, end);
                if (!code.isDay(end - text.indexOf('.', dot + 1) - 1)) {
                    return Optional.of(code);
                }
            }
        }
        return Optional.empty();
    }

    /// `class.subject.detail`: a 2, 4 or 5, then twice a dot and one to three digits.
    ///
    /// @return where the one that begins there ends; -1 when none does
    static int endAt(String text, int at) {
        if (at + 5 > text.length() || "245".indexOf(text.charAt(at)) < 0 || text.charAt(at + 1) != '.') {
            return -1;
        }
        int dot = numberEnd(text, at + 2);
        return dot < 0 || dot == text.length() || text.charAt(dot) != '.' ? -1 : numberEnd(text, dot + 1);
    }

    private static int numberEnd(String text, int from) {
        int end = from;
        while (end < text.length() && end - from < 4 && Ascii.isDigit(text.charAt(end))) {
            end++;
        }
        return end == from || end - from > 3 ? -1 : end;
    }

    /// No word or number goes on into it, or out of it, and no program's name stands before it.
    private static boolean standsAlone(String text, int from, int end) {
        if (from > 0 && (text.charAt(from - 1) == '.' || Ascii.isWord(text.charAt(from - 1)))) {
            return false;
        }
        int next = Ascii.skip(text, end, ".");
        return (end == text.length() || !Ascii.isWord(text.charAt(end)))
                && (next == text.length() || !Ascii.isDigit(text.charAt(next)))
                && VERSIONED.stream().noneMatch(name -> Ascii.isAt(text, from - name.length(), name));
    }

    private boolean isDay(int digits) {
        return subject >= 10 && subject <= 12 && digits == 2;
    }

    /// Whether the code says more than "something of this kind": `X.y.0` is unspecific (RFC 3463 section 3).
    public boolean isSpecific() {
        return detail != 0;
    }

    /// `subject.detail`, the part that means the same under every class.
    public String condition() {
        return subject + "." + detail;
    }

    private static EnhancedStatus of(String text, int from, int end) {
        int dot = text.indexOf('.', from + 2);
        return new EnhancedStatus(
                text.charAt(from) - '0',
                Integer.parseInt(text, from + 2, dot, 10),
                Integer.parseInt(text, dot + 1, end, 10));
    }

    /// The code as it is written on the wire, `5.1.1`.
    @Override
    public String toString() {
        return statusClass + "." + subject + "." + detail;
    }
}
