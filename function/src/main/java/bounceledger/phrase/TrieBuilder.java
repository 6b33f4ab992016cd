package bounceledger.phrase;

import java.util.Arrays;

/// Words put together to a tree of letters; {@link #build} orders it for walking.
final class TrieBuilder {

    private static final int[] NOTHING = {};
    private static final int ROOT = 0;

    private char[] letter = new char[1024];
    private int[] child = new int[1024];
    private int[] sibling = new int[1024];
    private int[][] values = new int[1024][];
    private int size = 1;

    TrieBuilder() {
        values[ROOT] = NOTHING;
    }

    /// @param value what {@link Trie#values} tells where the word ends
    void add(String word, int value) {
        int node = ROOT;
        for (int i = 0; i < word.length(); i++) {
            int next = child[node];
            while (next != ROOT && letter[next] != word.charAt(i)) {
                next = sibling[next];
            }
            node = next == ROOT ? grow(node, word.charAt(i)) : next;
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
        values[size] = NOTHING;
        letter[size] = c;
        sibling[size] = child[node];
        child[node] = size;
        return size++;
    }

    /// Breadth first: so the children of each node stand side by side, and end where those of the next begin.
    Trie build() {
        int[] old = new int[size];
        int[] first = new int[size + 1];
        char[] letters = new char[size];
        int[][] ends = new int[size][];
        int made = 1;
        for (int node = 0; node < size; node++) {
            letters[node] = letter[old[node]];
            ends[node] = values[old[node]];
            first[node] = made;
            for (int next = child[old[node]]; next != ROOT; next = sibling[next]) {
                old[made++] = next;
            }
        }
        first[size] = made;
        return new Trie(letters, first, ends);
    }
}
