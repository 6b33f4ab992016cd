package bounceledger.phrase;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Phrases taken apart at their `*`, and the trees to find the parts by.
final class PhraseBook {

    /// What makes two parts the same, when both have others behind them.
    private record Beginning(int before, String words, boolean edgeBefore, boolean edgeAfter) {}

    private final TrieBuilder edges = new TrieBuilder();
    private final TrieBuilder inside = new TrieBuilder();
    private final List<PhrasePart> parts = new ArrayList<>();
    private final Map<Beginning, Integer> steps = new HashMap<>();

    /// @param words in normal form, without white space around them
    /// @throws IllegalArgumentException when there are none
    void add(int phrase, String words) {
        int from = next(words, 0);
        if (from == words.length()) {
            throw new IllegalArgumentException("a phrase has no words: '" + words + "'");
        }
        int before = -1;
        while (from < words.length()) {
            int star = words.indexOf('*', from);
            int to = star < 0 ? words.length() : star;
            int next = next(words, to);
            boolean edgeBefore = from == 0 || words.charAt(from - 1) != '*';
            boolean edgeAfter = star < 0 || words.charAt(to - 1) == ' ';
            Beginning part = new Beginning(before, words.substring(from, to).strip(), edgeBefore, edgeAfter);
            if (next == words.length()) {
                add(part, new PhrasePart(before, -1, phrase, edgeAfter));
            } else {
                before = step(part);
            }
            from = next;
        }
    }

    private int step(Beginning part) {
        Integer known = steps.putIfAbsent(part, steps.size());
        if (known == null) {
            add(part, new PhrasePart(part.before, steps.size() - 1, -1, part.edgeAfter));
        }
        return known == null ? steps.size() - 1 : known;
    }

    private void add(Beginning part, PhrasePart place) {
        if (!part.edgeBefore && PhraseMatcher.inWord(part.words.charAt(0))) {
            inside.add(part.words, parts.size());
        }
        edges.add(part.words, parts.size());
        parts.add(place);
    }

    /// Where the next words begin, or the end.
    private static int next(String words, int from) {
        int at = from;
        while (at < words.length() && (words.charAt(at) == '*' || Character.isWhitespace(words.charAt(at)))) {
            at++;
        }
        return at;
    }

    PhrasePart[] parts() {
        return parts.toArray(PhrasePart[]::new);
    }

    int steps() {
        return steps.size();
    }

    /// Of all parts.
    Trie atEdges() {
        return edges.build();
    }

    /// Of those that may begin inside a word.
    Trie inWords() {
        return inside.build();
    }
}
