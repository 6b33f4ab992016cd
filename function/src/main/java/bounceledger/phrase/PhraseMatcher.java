package bounceledger.phrase;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/// Finds many phrases in one pass over a text, however many there are.
///
/// A phrase is plain words; `*` stands for any text up to a sentence's length. Case does not matter. A phrase begins
/// and ends at the edge of a word, unless a `*` touches it there: `connection*` finds "connections", `spf` does not
/// find "spfoo". Scripts that write without spaces have no such edges.
///
/// At each place where a word begins the tree of phrases is followed as far as the text agrees, and no further than its
/// longest phrase: no text can make it slow.
public final class PhraseMatcher {

    /// Where a phrase was found: from its first part's first letter to its last part's end.
    ///
    /// @param phrase its place in the list that the matcher was made of
    public record Hit(int phrase, int start, int end) {}

    private static final char[] ASCII = plainAscii();

    private static final boolean[] ASCII_IN_WORD = asciiInWord();

    /// What may begin where a word begins, and of that what may begin inside one too: most books have none of it.
    private final Trie atEdges;

    private final Trie inWords;
    private final PhrasePart[] parts;
    private final int phrases;
    private final int steps;

    /// Makes the tree.
    ///
    /// @throws IllegalArgumentException when a phrase has no words
    public PhraseMatcher(List<String> phrases) {
        PhraseBook book = new PhraseBook();
        for (int i = 0; i < phrases.size(); i++) {
            book.add(i, normal(phrases.get(i)).strip());
        }
        this.phrases = phrases.size();
        parts = book.parts();
        steps = book.steps();
        atEdges = book.atEdges();
        inWords = book.inWords();
    }

    /// Every phrase that the text contains, each once, in the order in which they begin or their last parts do.
    ///
    /// @param text in the {@link #normal} form
    public List<Hit> find(String text) {
        Search search = new Search(text);
        boolean before = false;
        for (int i = 0; i < text.length(); i++) {
            boolean inWord = inWord(text.charAt(i));
            search.from(before && inWord ? inWords : atEdges, i);
            before = inWord;
        }
        return search.hits;
    }

    private final class Search {
        private final String text;
        private final List<Hit> hits = new ArrayList<>();
        private final BitSet found = new BitSet(phrases);
        private final PhraseChains chains = new PhraseChains(steps);

        Search(String text) {
            this.text = text;
        }

        void from(Trie trie, int from) {
            int node = trie.opening(text.charAt(from));
            for (int to = from + 1; node != Trie.ROOT; to++) {
                for (int part : trie.values(node)) {
                    reach(parts[part], from, to);
                }
                node = to < text.length() ? trie.next(node, text.charAt(to)) : Trie.ROOT;
            }
        }

        private void reach(PhrasePart part, int from, int to) {
            if (!chains.reach(part, from) || (part.edgeAfter() && isInsideWord(to))) {
                return;
            }
            if (!part.isLast()) {
                chains.extend(part, from, to);
            } else if (!found.get(part.phrase())) {
                found.set(part.phrase());
                hits.add(new Hit(part.phrase(), chains.start(part, from), to));
            }
        }

        private boolean isInsideWord(int at) {
            return at < text.length() && inWord(text.charAt(at)) && inWord(text.charAt(at - 1));
        }
    }

    /// Letters of the scripts before Arabic (U+0600), which set words apart by spaces.
    static boolean inWord(char c) {
        return c < ASCII_IN_WORD.length ? ASCII_IN_WORD[c] : c < '\u0600' && Character.isLetterOrDigit(c);
    }

    private static boolean[] asciiInWord() {
        boolean[] inWord = new boolean[128];
        for (char c = 0; c < inWord.length; c++) {
            inWord[c] = Character.isLetterOrDigit(c);
        }
        return inWord;
    }

    /// Lower case, typographic quotes and odd spaces made plain. Keeps the length, so that places stay the same.
    public static String normal(String text) {
        char[] chars = text.toCharArray();
        for (int i = 0; i < chars.length; i++) {
            char c = chars[i];
            chars[i] = c < ASCII.length ? ASCII[c] : plain(c);
        }
        return new String(chars);
    }

    private static char plain(char c) {
        return switch (c) {
            case '\u2018', '\u2019', '`', '\u00b4' -> '\'';
            case '\u201c', '\u201d' -> '"';
            case '\t', '\n', '\r', '\u00a0' -> ' ';
            default -> Character.toLowerCase(c);
        };
    }

    private static char[] plainAscii() {
        char[] plain = new char[128];
        for (char c = 0; c < plain.length; c++) {
            plain[c] = plain(c);
        }
        return plain;
    }
}
