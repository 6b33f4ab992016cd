package bounceledger.phrase;

/// One run of words between two `*`. Phrases that begin alike share their first parts.
///
/// @param before the step of the part before it; -1 for a first one
/// @param step its place in {@link PhraseChains}; -1 for a last one
/// @param phrase that it is the last part of; -1 for all others
/// @param edgeAfter whether a word must end behind it
record PhrasePart(int before, int step, int phrase, boolean edgeAfter) {

    boolean isFirst() {
        return before < 0;
    }

    boolean isLast() {
        return step < 0;
    }
}
