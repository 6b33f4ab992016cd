package bounceledger.classify;

/// What a cause means for people.
///
/// @param inWords a short clause, to follow "because"
/// @param advice one or two sentences: who must act, what to do, what not to do
public record Advice(String inWords, String advice) {}
