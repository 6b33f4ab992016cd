package bounceledger.format;

import bounceledger.format.NoticeWords.Found;
import bounceledger.format.NoticeWords.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// A line of a notice and the addresses in it.
///
/// @param text without the white space around it
/// @param indent characters of white space in front
/// @param standings one for each address
record NoticeLine(String text, int indent, List<Mention> mentions, List<Standing> standings) {

    /// What an address does in its line.
    enum Standing {
        /// The line is about it: it stands first, after a label, or alone.
        OPENS,
        /// A server's answer names it: `550 <jo@example.org>... User unknown`.
        ANSWERED,
        /// A sentence names it.
        NAMED,
        /// The address that led to the one that failed.
        ORIGIN,
        /// A summary of the message names whom it went to: `To: jo@example.org`.
        LISTED,
        /// Somebody else: whom to ask, who wrote.
        ASIDE
    }

    /// How far before an address the words that point elsewhere may stand.
    private static final int REACH = 60;

    private static final int MAX_LINE = 4_000;

    static List<NoticeLine> of(String text) {
        List<NoticeLine> lines = new ArrayList<>();
        int from = 0;
        while (from < text.length()) {
            int newline = text.indexOf('\n', from);
            int end = newline < 0 ? text.length() : newline;
            lines.add(line(text.substring(from, end)));
            from = end + 1;
        }
        return lines;
    }

    private static NoticeLine line(String line) {
        String stripped = line.strip();
        String bare = Transcript.spoken(stripped.length() > MAX_LINE ? stripped.substring(0, MAX_LINE) : stripped);
        int indent = 0;
        while (indent < line.length() && Character.isWhitespace(line.charAt(indent))) {
            indent++;
        }
        List<Mention> mentions = bare.indexOf('@') < 0 ? List.of() : Mention.in(bare);
        return new NoticeLine(bare, indent, mentions, standings(bare, mentions));
    }

    boolean isBlank() {
        return text.isEmpty();
    }

    /// A rule or a heading between rules: `-----`, `----- Transcript of session follows -----`.
    boolean isRuled() {
        String edge = text.startsWith("|") ? text.substring(1) : text;
        boolean ruled =
                edge.startsWith("---") || edge.startsWith("===") || edge.startsWith("***") || edge.startsWith("___");
        return !Words.isSaying(text) || (ruled && mentions.isEmpty());
    }

    /// Part of a paragraph.
    boolean isText() {
        return !isBlank() && !isRuled();
    }

    /// A remote server's answer in a transcript.
    boolean isRemoteAnswer() {
        return Transcript.isAnswer(text);
    }

    /// Its words, where they belong to what went wrong, see {@link Transcript#words}.
    Optional<String> words() {
        return Transcript.words(text);
    }

    /// Whether an address is the first thing in it, as in a table's.
    boolean isRow() {
        return !mentions.isEmpty() && isLedBy(mentions.getFirst());
    }

    /// Whether this address is the first thing in it, bullets aside.
    boolean isLedBy(Mention mention) {
        return !Words.isSaying(
                Words.withoutBullet(text.substring(0, mention.start()).strip()));
    }

    /// The addresses in it that are somebody else's, in lower case.
    ///
    /// @param above the line before, which may point to the address that opens this one
    List<String> asides(Optional<NoticeLine> above) {
        if (mentions.isEmpty()) {
            return List.of();
        }
        List<String> asides = new ArrayList<>();
        boolean pointed = above.filter(NoticeLine::endsAside).isPresent();
        for (int i = 0; i < mentions.size(); i++) {
            if (standing(i) == Standing.ASIDE || (i == 0 && pointed && isLedBy(mentions.getFirst()))) {
                asides.add(mentions.get(i).address().toLowerCase(Locale.ROOT));
            }
        }
        return asides;
    }

    Standing standing(int index) {
        return standings.get(index);
    }

    private static List<Standing> standings(String text, List<Mention> mentions) {
        List<Standing> standings = new ArrayList<>(mentions.size());
        for (int i = 0; i < mentions.size(); i++) {
            standings.add(standing(text, mentions, standings, i));
        }
        return standings;
    }

    private static Standing standing(String text, List<Mention> mentions, List<Standing> done, int index) {
        Mention mention = mentions.get(index);
        int from = index == 0 ? 0 : mentions.get(index - 1).end();
        String before = text.substring(Math.max(from, mention.start() - REACH), mention.start());
        Standing lead = lead(before);
        if (lead != Standing.NAMED) {
            return lead;
        }
        if (index > 0) {
            return Words.isSaying(before) ? Standing.NAMED : done.getFirst();
        }
        return first(text, before.strip(), mention);
    }

    private static Standing first(String text, String before, Mention mention) {
        String words = Words.withoutBullet(before);
        if (!Words.isSaying(words)) {
            return Standing.OPENS;
        }
        if (Words.opensReply(words)) {
            return Standing.ANSWERED;
        }
        boolean labelled = words.endsWith(":") || words.endsWith("：") || words.endsWith("=") || words.endsWith("..");
        String rest = text.substring(mention.end());
        if (rest.startsWith(":") && Words.opensReply(rest.substring(1).strip())) {
            return Standing.OPENS;
        }
        boolean ends = !Words.isSaying(rest);
        return labelled && (ends || words.length() <= 40) ? Standing.OPENS : Standing.NAMED;
    }

    /// Whether its last words say whom to ask, so that an address on the next line is theirs.
    boolean endsAside() {
        return isText()
                && mentions.isEmpty()
                && lead(text.substring(Math.max(0, text.length() - REACH))) == Standing.ASIDE;
    }

    /// The words right before an address say whose it is, when it is not the recipient's.
    private static Standing lead(String before) {
        Standing standing = Standing.NAMED;
        for (Found found : NoticeWords.LEADS.find(before)) {
            String between = before.substring(found.end());
            boolean adjacent = !Words.isSaying(between);
            if (found.role() == Role.ORIGIN && adjacent) {
                return Standing.ORIGIN;
            }
            boolean colon = adjacent && (between.indexOf(':') >= 0 || between.indexOf('：') >= 0);
            boolean label = colon && !Words.isSaying(before.substring(0, found.start()));
            boolean aside = found.role() == Role.CONTACT
                    || (found.role() == Role.ASIDE && adjacent)
                    || (found.role() == Role.LABEL && label);
            if (aside) {
                standing = Standing.ASIDE;
            } else if (found.role() == Role.SUMMARY && label && standing == Standing.NAMED) {
                standing = Standing.LISTED;
            }
        }
        return standing;
    }
}
