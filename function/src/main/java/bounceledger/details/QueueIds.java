package bounceledger.details;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The id under which the receiver's log has the case: behind a word such as `id`, in front of Google's signature, or
/// in the form that Exim gives its own.
final class QueueIds {

    /// A digit must be in it, so that `id: unknown` names none.
    private static final String ID = "(?=[a-z._-]{0,60}\\d)[a-z0-9][a-z0-9._-]{4,63}";

    private static final Pattern NAMED = Pattern.compile(
            "\\b(?:queued as|queue[ -]?id|session[ -]?id|mail[ -]?id|message[ -]?id|ticket|reference(?: id| number)?|ref|id)"
                    + "(?: is)?[ :=#<\\[(]{1,3}(" + ID + ")(?![\\w@])",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern GOOGLE = Pattern.compile("(?<!\\S)(" + ID + ") - gsmtp\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern EXIM =
            Pattern.compile("(?<![\\w-])([0-9A-Za-z]{6}-[0-9A-Za-z]{6}(?:[0-9A-Za-z]{5})?-[0-9A-Za-z]{2,4})(?![\\w-])");

    private QueueIds() {}

    static Optional<String> in(String text) {
        return Stream.of(GOOGLE, NAMED, EXIM)
                .flatMap(pattern -> pattern.matcher(text).results().limit(1))
                .map(match -> match.group(1))
                .map(QueueIds::withoutStop)
                .filter(id -> id.length() > 4)
                .findFirst();
    }

    private static String withoutStop(String id) {
        Matcher stop = Pattern.compile("[._-]{1,64}$").matcher(id);
        return stop.find() ? id.substring(0, stop.start()) : id;
    }
}
