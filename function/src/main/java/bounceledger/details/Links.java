package bounceledger.details;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// Links to pages, with a scheme or at least a `www.`; the sentence's own full stop and brackets are no part of them.
final class Links {

    private static final int LONGEST = 500;
    private static final Pattern LINK = Pattern.compile(
            "(?<![\\w./@-])(?:https?://|www\\.)[^\\s<>\"'`{}|\\\\^]{1," + LONGEST + "}+", Pattern.CASE_INSENSITIVE);

    private Links() {}

    static List<String> in(String text) {
        return LINK.matcher(text)
                .results()
                .map(MatchResult::group)
                .map(Links::withoutPunctuation)
                .distinct()
                .limit(Details.MOST)
                .toList();
    }

    /// A closing bracket stays when its opening one is in the link.
    private static String withoutPunctuation(String link) {
        int end = link.length();
        while (end > 0 && isLoose(link, end - 1)) {
            end--;
        }
        return link.substring(0, end);
    }

    private static boolean isLoose(String link, int at) {
        return switch (link.charAt(at)) {
            case '.', ',', ';', ':', '!', '?' -> true;
            case ')' -> link.indexOf('(') < 0;
            case ']' -> link.indexOf('[') < 0;
            default -> false;
        };
    }
}
