package bounceledger.aws;

import static org.assertj.core.api.Assertions.assertThat;

import bounceledger.ledger.Call;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CounterSlotTest {

    private static Call call(int number) {
        String requestId = UUID.nameUUIDFromBytes(new byte[] {(byte) number}).toString();
        return new Call(requestId, Instant.EPOCH, () -> Duration.ofMinutes(1));
    }

    @Test
    void staysWhereItIsUntilSomebodyIsMetThere() {
        CounterSlot slot = new CounterSlot();
        int first = slot.of(call(1));
        assertThat(slot.of(call(2))).isEqualTo(first);

        for (int attempt = 1; attempt <= 20; attempt++) {
            int left = slot.of(call(attempt));
            slot.leave(call(attempt), attempt);
            assertThat(slot.of(call(attempt))).isNotEqualTo(left).isBetween(0, 15);
        }
    }

    /// Environments of one snapshot are alike until their first request.
    @Test
    void environmentsSpreadOverAllSlots() {
        Set<Integer> slots = new HashSet<>();
        for (int number = 0; number < 100; number++) {
            slots.add(new CounterSlot().of(call(number)));
        }
        assertThat(slots).hasSize(16);
    }
}
