package bounceledger.phrase;

import java.util.ArrayList;
import java.util.List;

/// Finds many phrases in one pass over a text, however many there are (Aho and Corasick, 1975).
///
/// A phrase is plain words; `*` stands for any text up to a sentence's length. Case does not matter. A phrase begins
/// and ends at the edge of a word, unless a `*` touches it there: `connection*` finds "connections", `spf` does not
/// find "spfoo". Scripts that write without spaces have no such edges.
///
/// Time grows with the text's length alone; nothing is ever tried twice, so no text can make it slow.
public final class PhraseMatcher {

    /// Where a phrase was found: from its first part's first letter to its last part's end.
    ///
    /// @param phrase its place in the list that the matcher was made of
    public record Hit(int phrase, int start, int end) {}

    /// One run of words between two `*`.
    ///
    /// @param id in the order of adding, so that a phrase's parts follow one another
    private record Part(int id, int phrase, boolean isFirst, int length, boolean edgeBefore, boolean edgeAfter) {}

    /// How much text a `*` may stand for: words further apart do not belong together.
    private static final int MAX_GAP = 80;

    private final Trie<Part> trie = new Trie<>();
    private final int[] lastPart;
    private int parts;

    /// Makes the automaton.
    ///
    /// @throws IllegalArgumentException when a phrase has no words
    public PhraseMatcher(List<String> phrases) {
        lastPart = new int[phrases.size()];
        for (int i = 0; i < lastPart.length; i++) {
            add(i, normal(phrases.get(i)).strip());
            lastPart[i] = parts - 1;
        }
        trie.link();
    }

    private void add(int phrase, String words) {
        int first = parts;
        int from = 0;
        while (from <= words.length()) {
            int star = words.indexOf('*', from);
            int to = star < 0 ? words.length() : star;
            String part = words.substring(from, to).strip();
            if (!part.isEmpty()) {
                boolean touchesBefore = from > 0 && words.charAt(from) != ' ';
                boolean touchesAfter = star >= 0 && words.charAt(to - 1) != ' ';
                trie.add(part, new Part(parts, phrase, parts == first, part.length(), !touchesBefore, !touchesAfter));
                parts++;
            }
            from = to + 1;
        }
        if (parts == first) {
            throw new IllegalArgumentException("a phrase has no words: '" + words + "'");
        }
    }

    /// Every phrase that the text contains, each once.
    ///
    /// @param text in the {@link #normal} form
    public List<Hit> find(String text) {
        List<Hit> hits = new ArrayList<>();
        boolean[] found = new boolean[lastPart.length];
        Chains chains = new Chains(parts);
        int node = Trie.ROOT;
        for (int i = 0; i < text.length(); i++) {
            node = trie.step(node, text.charAt(i));
            for (int at = trie.ending(node); at != Trie.ROOT; at = trie.shorter(at)) {
                for (Part part : trie.parts(at)) {
                    int from = i + 1 - part.length;
                    boolean completes = !found[part.phrase]
                            && fits(part, text, from, i + 1)
                            && chains.extend(part, from, i + 1)
                            && part.id == lastPart[part.phrase];
                    if (completes) {
                        found[part.phrase] = true;
                        hits.add(new Hit(part.phrase, chains.start[part.id], i + 1));
                    }
                }
            }
        }
        return hits;
    }

    /// For each part, the latest place where it was found with all parts before it within reach.
    private static final class Chains {
        private final int[] start;
        private final int[] end;

        Chains(int parts) {
            start = new int[parts];
            end = new int[parts];
        }

        boolean extend(Part part, int from, int to) {
            if (!part.isFirst) {
                int before = end[part.id - 1];
                if (before == 0 || from < before || from - before > MAX_GAP) {
                    return false;
                }
            }
            start[part.id] = part.isFirst ? from : start[part.id - 1];
            end[part.id] = to;
            return true;
        }
    }

    private static boolean fits(Part part, String text, int from, int to) {
        return !(part.edgeBefore && from > 0 && inWord(text.charAt(from - 1)) && inWord(text.charAt(from)))
                && !(part.edgeAfter && to < text.length() && inWord(text.charAt(to)) && inWord(text.charAt(to - 1)));
    }

    /// Letters of the scripts before Arabic (U+0600), which set words apart by spaces.
    private static boolean inWord(char c) {
        return c < '\u0600' && Character.isLetterOrDigit(c);
    }

    /// Lower case, typographic quotes and odd spaces made plain. Keeps the length, so that places stay the same.
    public static String normal(String text) {
        char[] chars = text.toCharArray();
        for (int i = 0; i < chars.length; i++) {
            chars[i] = switch (chars[i]) {
                case '\u2018', '\u2019', '`', '\u00b4' -> '\'';
                case '\u201c', '\u201d' -> '"';
                case '\t', '\n', '\r', '\u00a0' -> ' ';
                default -> Character.toLowerCase(chars[i]);
            };
        }
        return new String(chars);
    }
}
