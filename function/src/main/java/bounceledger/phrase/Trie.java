package bounceledger.phrase;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/// The automaton's states: the words of all parts as a tree; each node knows the longest proper suffix of itself that
/// is in the tree.
final class Trie<T> {

    /// The node for no letters at all.
    static final int ROOT = 0;

    private static final int ASCII = 128;
    private static final int[] NO_ROW = new int[0];
    private static final int MOST_WITHOUT_ROW = 2;

    private char[] letter = new char[4096];
    private int[] child = new int[4096];
    private int[] sibling = new int[4096];
    private final List<List<T>> parts = new ArrayList<>(List.of(List.of()));
    private int[] suffix = new int[0];
    private int[] shorter = new int[0];
    private int[] ending = new int[0];

    /// The letters of ASCII that the tree has, numbered from 1, so that rows are short; 0 for all others.
    private final short[] number = new short[ASCII];

    private short letters;

    /// The letters beyond ASCII that a word begins with: of most scripts there are a few among thousands.
    private final BitSet openings = new BitSet();

    /// For a node that many letters lead on from: the next node for each numbered letter, suffixes followed.
    private int[][] rows = new int[0][];

    /// For the others, the one or two letters that lead on, and where to.
    private char[] oneLetter = new char[0];

    private int[] one = new int[0];
    private char[] otherLetter = new char[0];
    private int[] other = new int[0];

    void add(String word, T part) {
        int node = ROOT;
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            int next = next(node, c);
            node = next == ROOT ? grow(node, c) : next;
        }
        if (parts.get(node).isEmpty()) {
            parts.set(node, new ArrayList<>(1));
        }
        parts.get(node).add(part);
    }

    private int grow(int node, char c) {
        int made = parts.size();
        if (made == letter.length) {
            letter = Arrays.copyOf(letter, made * 2);
            child = Arrays.copyOf(child, made * 2);
            sibling = Arrays.copyOf(sibling, made * 2);
        }
        parts.add(List.of());
        if (c < ASCII && number[c] == 0) {
            number[c] = ++letters;
        }
        if (c >= ASCII && node == ROOT) {
            openings.set(c);
        }
        letter[made] = c;
        sibling[made] = child[node];
        child[node] = made;
        return made;
    }

    /// Breadth first, so that a node's suffix is known before its children need it.
    void link() {
        suffix = new int[parts.size()];
        shorter = new int[parts.size()];
        ending = new int[parts.size()];
        rows = new int[parts.size()][];
        oneLetter = new char[parts.size()];
        one = new int[parts.size()];
        otherLetter = new char[parts.size()];
        other = new int[parts.size()];
        ArrayDeque<Integer> queue = new ArrayDeque<>(List.of(ROOT));
        while (!queue.isEmpty()) {
            int node = queue.remove();
            rows[node] = row(node);
            for (int next = child[node]; next != ROOT; next = sibling[next]) {
                suffix[next] = node == ROOT ? ROOT : step(suffix[node], letter[next]);
                shorter[next] = ending[suffix[next]];
                ending[next] = parts.get(next).isEmpty() ? shorter[next] : next;
                queue.add(next);
            }
        }
    }

    private int[] row(int node) {
        int children = 0;
        for (int next = child[node]; next != ROOT; next = sibling[next]) {
            children++;
        }
        if (children <= MOST_WITHOUT_ROW && node != ROOT) {
            keepChildren(node);
            return NO_ROW;
        }
        int[] row = new int[letters + 1];
        for (char c = 0; c < ASCII; c++) {
            if (number[c] > 0) {
                int next = next(node, c);
                row[number[c]] = next == ROOT && node != ROOT ? step(suffix[node], c) : next;
            }
        }
        return row;
    }

    /// Without children both stay the root, and what leads there is no letter.
    private void keepChildren(int node) {
        one[node] = child[node];
        oneLetter[node] = letter[child[node]];
        other[node] = sibling[child[node]];
        otherLetter[node] = letter[sibling[child[node]]];
    }

    private int next(int node, char c) {
        int at = child[node];
        while (at != ROOT && letter[at] != c) {
            at = sibling[at];
        }
        return at;
    }

    int step(int node, char c) {
        if (c < ASCII && number[c] == 0) {
            return ROOT;
        }
        int at = node;
        while (true) {
            if (rows[at].length == 0) {
                int next = c == oneLetter[at] ? one[at] : c == otherLetter[at] ? other[at] : ROOT;
                if (next != ROOT) {
                    return next;
                }
            } else if (c < ASCII) {
                return rows[at][number[c]];
            } else if (at == ROOT && !openings.get(c)) {
                return ROOT;
            } else {
                int next = next(at, c);
                if (next != ROOT || at == ROOT) {
                    return next;
                }
            }
            at = suffix[at];
        }
    }

    /// The node itself when a part ends there, else the longest suffix where one does, else the root.
    int ending(int node) {
        return ending[node];
    }

    int shorter(int node) {
        return shorter[node];
    }

    List<T> parts(int node) {
        return parts.get(node);
    }
}
