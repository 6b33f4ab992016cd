package bounceledger.decide;

/// Where a piece of evidence came from.
///
/// @param carrier the way it took, outermost first, such as `sqs/sns`
/// @param pointer where the raw bytes lie, `bucket/key/version`; empty for what came inside the event
public record Source(String carrier, String pointer) implements Comparable<Source> {

    @Override
    public int compareTo(Source other) {
        return toString().compareTo(other.toString());
    }

    @Override
    public String toString() {
        return pointer.isEmpty() ? carrier : carrier + " " + pointer;
    }
}
