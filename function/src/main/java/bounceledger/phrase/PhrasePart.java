package bounceledger.phrase;

/// One run of words between two `*`.
///
/// @param step its place in {@link PhraseChains}, one behind that of the part before it; a last part leaves it empty
record PhrasePart(int phrase, int step, boolean isFirst, boolean isLast, boolean edgeAfter) {}
