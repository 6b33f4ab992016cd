package bounceledger.phrase;

/// Words as a tree of letters, in arrays: a node is a number, and the children of each stand side by side.
final class Trie {

    /// The node for no letters at all; as an answer, that nothing goes on there.
    static final int ROOT = 0;

    private static final int PAGE = 256;
    private static final int ASCII = 128;
    private static final int MOST_WITHOUT_ROW = 4;
    private static final int[] NOTHING = {};

    private final char[] letter;
    private final int[] first;
    private final int[][] values;

    /// The root's children in pages: other scripts have hundreds of them.
    private final int[][] openings = new int[Character.MAX_VALUE / PAGE + 1][];

    /// For a node that many letters lead on from: the next node for each of ASCII; else nothing.
    private final int[][] rows;

    /// @param letter of each node
    /// @param first child of each node; the next node's is behind its last
    /// @param values of the word that ends at each node
    Trie(char[] letter, int[] first, int[][] values) {
        this.letter = letter;
        this.first = first;
        this.values = values;
        this.rows = new int[letter.length][];
        for (int i = first[ROOT]; i < first[ROOT + 1]; i++) {
            int[] page = openings[letter[i] / PAGE];
            openings[letter[i] / PAGE] = page == null ? new int[PAGE] : page;
            openings[letter[i] / PAGE][letter[i] % PAGE] = i;
        }
        for (int node = 1; node < rows.length; node++) {
            rows[node] = first[node + 1] - first[node] > MOST_WITHOUT_ROW ? row(node) : NOTHING;
        }
    }

    private int[] row(int node) {
        int[] row = new int[ASCII];
        for (int i = first[node]; i < first[node + 1]; i++) {
            if (letter[i] < ASCII) {
                row[letter[i]] = i;
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
        if (c < ASCII && rows[node].length > 0) {
            return rows[node][c];
        }
        for (int i = first[node]; i < first[node + 1]; i++) {
            if (letter[i] == c) {
                return i;
            }
        }
        return ROOT;
    }

    /// The values of the word that ends there.
    int[] values(int node) {
        return values[node];
    }
}
