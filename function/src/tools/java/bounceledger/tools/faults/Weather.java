package bounceledger.tools.faults;

import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// What the storm does at this moment.
record Weather(Storm storm, FastClock clock, Random chance) {

    private static final Duration LEAST = Duration.ofMillis(1);

    boolean happens(double share) {
        return chance.nextDouble() < share;
    }

    Duration upTo(Duration longest) {
        return LEAST.plusNanos((long) (longest.toNanos() * chance.nextDouble()));
    }

    boolean isThrottled(Map<String, AttributeValue> key) {
        long period = clock.millis() / storm.longest().toMillis();
        return Integer.remainderUnsigned(Objects.hash(key, period) * 0x9E3779B9, storm.throttledKeys()) == 0;
    }
}
