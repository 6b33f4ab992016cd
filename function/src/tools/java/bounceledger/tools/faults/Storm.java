package bounceledger.tools.faults;

import java.time.Duration;

/// How much goes wrong at a table, and for how long.
///
/// @param late share of the transactions that reach the table up to `longest` after their stamp
/// @param held how long any transaction keeps its keys at most, beside the time that DynamoDB Local needs
/// @param heldLong share of the transactions that keep their keys up to `longest`
/// @param abandoned share of the transactions whose client gives up, and that go through up to `longest` later
/// @param answersLost share of the transactions that go through without an answer
/// @param throttledKeys one key in so many is refused for `longest`, then another
/// @param longest no commit and no entry of the index lags further behind
public record Storm(
        double late,
        Duration held,
        double heldLong,
        double abandoned,
        double answersLost,
        int throttledKeys,
        Duration longest) {

    /// Worse than a table is on a bad day.
    public static final Storm BAD_DAY =
            new Storm(0.05, Duration.ofMillis(20), 0.002, 0.005, 0.01, 10_000, Duration.ofSeconds(5));

    @Override
    public String toString() {
        return """
                conflicts on every key in flight
                transactions keep their keys up to %d ms more, %.1f %% of them up to %d s
                %.1f %% of commits up to %d s after their stamp; index entries lag up to %d s
                one key in %d throttled at any time; %.1f %% of answers lost after the write
                %.1f %% of transactions given up by the client and committed up to %d s later\
                """.formatted(
                        held.toMillis(),
                        heldLong * 100,
                        longest.toSeconds(),
                        late * 100,
                        longest.toSeconds(),
                        longest.toSeconds(),
                        throttledKeys,
                        answersLost * 100,
                        abandoned * 100,
                        longest.toSeconds());
    }
}
