package bounceledger.phrase;

/// For each part that is not its phrase's last, the latest place where it was found with all parts before it
/// within reach.
final class PhraseChains {

    /// How much text a `*` may stand for: words further apart do not belong together.
    private static final int MAX_GAP = 80;

    private final int steps;
    private int[] start = {};
    private int[] end = {};

    PhraseChains(int steps) {
        this.steps = steps;
    }

    boolean reach(PhrasePart part, int from) {
        if (part.isFirst()) {
            return true;
        }
        int before = end.length == 0 ? 0 : end[part.before()];
        return before > 0 && from >= before && from - before <= MAX_GAP;
    }

    int start(PhrasePart part, int from) {
        return part.isFirst() ? from : start[part.before()];
    }

    /// Most texts have no such part.
    void extend(PhrasePart part, int from, int to) {
        if (end.length == 0) {
            start = new int[steps];
            end = new int[steps];
        }
        start[part.step()] = start(part, from);
        end[part.step()] = to;
    }
}
