package bounceledger.tools.faults;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// A clock that runs faster than the world's, so that five seconds of delay need not take five seconds.
public final class FastClock implements InstantSource {

    private final Instant start;
    private final long begun = System.nanoTime();
    private final double speed;

    /// @param speed how many of its seconds pass in one of ours
    public FastClock(Instant start, double speed) {
        this.start = start;
        this.speed = speed;
    }

    @Override
    public Instant instant() {
        return start.plusNanos((long) ((System.nanoTime() - begun) * speed));
    }

    /// Waits for so long by this clock.
    public void sleep(Duration time) {
        try {
            Thread.sleep(Duration.ofNanos((long) (time.toNanos() / speed)));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
