package bounceledger.classify;

import bounceledger.phrase.PhraseMatcher;
import bounceledger.report.RecipientReport;
import bounceledger.smtp.EnhancedStatus;
import bounceledger.smtp.ReplyCode;
import bounceledger.smtp.SmtpReply;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// One server's words, ready to be searched.
///
/// Addresses are blotted out: `<spam@example.com>: unknown user` is not about spam.
///
/// @param code the reply's own
/// @param status the reply's own, or for the innermost the report's `Status` where that says more
/// @param words as they were written, for people
/// @param text the same, normal and of the same length, to be searched
record Said(Optional<ReplyCode> code, Optional<EnhancedStatus> status, String words, String text) {

    /// The layers of a nested reply, the innermost first.
    ///
    /// @param inner the report's own
    static List<Said> in(RecipientReport report, SmtpReply inner) {
        List<Said> layers = new ArrayList<>();
        layers.add(of(inner, report.bestStatus(inner)));
        for (Optional<SmtpReply> at = inner.wrapper();
                at.isPresent();
                at = at.get().wrapper()) {
            layers.add(of(at.get(), at.get().status()));
        }
        return layers;
    }

    private static Said of(SmtpReply reply, Optional<EnhancedStatus> status) {
        return new Said(reply.code(), status, reply.text(), withoutAddresses(PhraseMatcher.normal(reply.text())));
    }

    /// What the first of the layers has that has it at all.
    static <T> Optional<T> first(List<Said> layers, Function<Said, Optional<T>> what) {
        for (Said said : layers) {
            Optional<T> found = what.apply(said);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    /// The code when it is a refusal; a greeting quoted in front of one (`220-mx … 421 …`) is none.
    Optional<ReplyCode> refusal() {
        return code.filter(value -> value.severity() >= 4);
    }

    /// The text with every word blotted out that is a host name or a link: those name somebody, they state nothing.
    String withoutNames() {
        char[] chars = text.toCharArray();
        int start = 0;
        for (int i = 0; i <= chars.length; i++) {
            if (i == chars.length || chars[i] == ' ') {
                if (isName(chars, start, i)) {
                    blot(chars, start, i);
                }
                start = i + 1;
            }
        }
        return new String(chars);
    }

    private static boolean isName(char[] chars, int start, int end) {
        for (int i = start + 1; i < end - 1; i++) {
            if (chars[i] == '.' && Character.isLetterOrDigit(chars[i - 1]) && Character.isLetterOrDigit(chars[i + 1])) {
                return true;
            }
        }
        return false;
    }

    private static String withoutAddresses(String text) {
        char[] chars = text.toCharArray();
        for (int at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
            int start = at;
            int end = at + 1;
            while (start > 0 && inAddress(chars[start - 1])) {
                start--;
            }
            while (end < chars.length && inAddress(chars[end])) {
                end++;
            }
            blot(chars, start, end);
        }
        return new String(chars);
    }

    private static boolean inAddress(char c) {
        return c > ' ' && "<>()[]\"',;:".indexOf(c) < 0;
    }

    private static void blot(char[] chars, int start, int end) {
        for (int i = start; i < end; i++) {
            chars[i] = '@';
        }
    }
}
