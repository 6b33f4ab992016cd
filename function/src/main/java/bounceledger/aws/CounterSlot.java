package bounceledger.aws;

import bounceledger.ledger.Call;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;

/// Which of 16 copies of each counter this environment adds to, so that environments do not wait for each other.
///
/// An environment keeps its slot until it meets another one there, so a handful of them soon have one each
/// (docs/decisions/0010). Nothing is drawn before the first call: whatever is random at start is the same in every
/// environment that is restored from one snapshot. Chance is drawn from the request's own name.
final class CounterSlot {

    private static final int SLOTS = 16;
    private static final int NONE_YET = -1;

    private final AtomicInteger slot = new AtomicInteger(NONE_YET);

    int of(Call call) {
        slot.compareAndSet(NONE_YET, Math.floorMod(call.requestId().hashCode(), SLOTS));
        return slot.get();
    }

    /// Moves to another slot, after a conflict in this one.
    void leave(Call call, int attempt) {
        int step = 1 + Math.floorMod(Objects.hash(call.requestId(), attempt), SLOTS - 1);
        slot.updateAndGet(left -> (left + step) % SLOTS);
    }
}
