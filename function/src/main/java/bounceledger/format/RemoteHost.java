package bounceledger.format;

import bounceledger.report.RemoteMta;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The servers that a notice names in its sentences.
final class RemoteHost {

    /// What stands before the name of the server that said no.
    private static final List<String> BEFORE = List.of(
            "while talking to ", "connected to ", "remote server ", "remote host ", "host: ", "host ", "server ");

    /// What stands behind it.
    private static final List<String> BEHIND = List.of(" did not like ", " does not like ", " failed after i sent ");

    private RemoteHost() {}

    /// Empty when no name with a dot stands where one is to be expected
    static Optional<RemoteMta> in(String words) {
        String lower = words.toLowerCase(Locale.ROOT);
        for (String lead : BEFORE) {
            int at = lower.indexOf(lead);
            Optional<RemoteMta> host = at < 0 ? Optional.empty() : hostAt(lower, at + lead.length());
            if (host.isPresent()) {
                return host;
            }
        }
        for (String tail : BEHIND) {
            int at = lower.indexOf(tail);
            if (at > 0) {
                return hostAt(lower, Math.max(lower.lastIndexOf('\n', at), firstOf(lower, at)));
            }
        }
        return Optional.empty();
    }

    /// Where the words before begin: `mx.example.org [192.0.2.1] did not like`, or the address alone.
    private static int firstOf(String text, int at) {
        int start = text.lastIndexOf(' ', at - 1) + 1;
        return text.startsWith("[", start) && start > 1 ? text.lastIndexOf(' ', start - 2) + 1 : start;
    }

    /// `This is the mail system at host mx.example.org.`
    static Optional<String> reporting(String text) {
        String head = text.substring(0, Math.min(400, text.length()));
        int line = head.indexOf("This is the ");
        int at = line < 0 ? -1 : head.indexOf(" at ", line);
        if (at < 0 || at - line > 60) {
            return Optional.empty();
        }
        int from = head.startsWith("host ", at + 4) ? at + 9 : at + 4;
        return hostAt(head.toLowerCase(Locale.ROOT), from).map(RemoteMta::name);
    }

    private static Optional<RemoteMta> hostAt(String text, int from) {
        int start = from;
        while (start < text.length() && " \n[<'\"".indexOf(text.charAt(start)) >= 0) {
            start++;
        }
        int end = start;
        while (end < text.length() && isName(text.charAt(end))) {
            end++;
        }
        while (end > start && !Character.isLetterOrDigit(text.charAt(end - 1))) {
            end--;
        }
        String name = text.substring(start, end);
        boolean plausible = name.indexOf('.') > 0 && !(end < text.length() && text.charAt(end) == '@');
        return plausible ? RemoteMta.parse(name) : Optional.empty();
    }

    private static boolean isName(char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '-' || c == '_';
    }
}
