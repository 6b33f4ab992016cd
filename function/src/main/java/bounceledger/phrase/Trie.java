package bounceledger.phrase;

import java.util.Arrays;

/// Words as a tree of letters, in arrays: a node is a number, and each has its values.
final class Trie {

    /// The node for no letters at all; as an answer, that nothing goes on there.
    static final int ROOT = 0;

    private static final int ASCII = 128;
    private static final int PAGE = 256;
    private static final int[] NOTHING = {};
    private static final int MOST_WITHOUT_ROW = 3;

    private char[] letter = new char[1024];
    private int[] child = new int[1024];
    private int[] sibling = new int[1024];
    private int[][] values = new int[1024][];
    private int size = 1;

    /// The letters of ASCII that the tree has, numbered from 1, so that rows are short; 0 for all others.
    private final short[] number = new short[ASCII];

    private short letters;

    /// For a node that many letters lead on from: the next node for each numbered letter; else nothing.
    private int[][] rows = {};

    /// The root's children in pages: other scripts have hundreds of them.
    private final int[][] openings = new int[Character.MAX_VALUE / PAGE + 1][];

    Trie() {
        values[ROOT] = NOTHING;
    }

    void add(String word, int value) {
        int node = ROOT;
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            int next = node == ROOT ? opening(c) : among(node, c);
            node = next == ROOT ? grow(node, c) : next;
        }
        int had = values[node].length;
        values[node] = Arrays.copyOf(values[node], had + 1);
        values[node][had] = value;
    }

    private int grow(int node, char c) {
        if (size == letter.length) {
            letter = Arrays.copyOf(letter, size * 2);
            child = Arrays.copyOf(child, size * 2);
            sibling = Arrays.copyOf(sibling, size * 2);
            values = Arrays.copyOf(values, size * 2);
        }
        if (c < ASCII && number[c] == 0) {
            number[c] = ++letters;
        }
        if (node == ROOT) {
            int[] page = openings[c / PAGE];
            openings[c / PAGE] = page == null ? new int[PAGE] : page;
            openings[c / PAGE][c % PAGE] = size;
        }
        values[size] = NOTHING;
        letter[size] = c;
        sibling[size] = child[node];
        child[node] = size;
        return size++;
    }

    /// Makes it ready to be walked, when all words are in it.
    void seal() {
        rows = new int[size][];
        for (int node = 1; node < size; node++) {
            rows[node] = children(node) > MOST_WITHOUT_ROW ? row(node) : NOTHING;
        }
    }

    private int children(int node) {
        int children = 0;
        for (int next = child[node]; next != ROOT; next = sibling[next]) {
            children++;
        }
        return children;
    }

    private int[] row(int node) {
        int[] row = new int[letters + 1];
        for (int next = child[node]; next != ROOT; next = sibling[next]) {
            if (letter[next] < ASCII) {
                row[number[letter[next]]] = next;
            }
        }
        return row;
    }

    /// Where a word that begins with that letter leads.
    int opening(char c) {
        int[] page = openings[c / PAGE];
        return page == null ? ROOT : page[c % PAGE];
    }

    /// Where that letter leads on from a node that is not the root.
    int next(int node, char c) {
        int[] row = rows[node];
        return row.length > 0 && c < ASCII ? row[number[c]] : among(node, c);
    }

    private int among(int node, char c) {
        int at = child[node];
        while (at != ROOT && letter[at] != c) {
            at = sibling[at];
        }
        return at;
    }

    /// The values of the word that ends there.
    int[] values(int node) {
        return values[node];
    }
}
