package bounceledger.arrival;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What one invocation brought.
///
/// @param items one for each message of an SQS batch, else exactly one
/// @param batch whether SQS brought it and may be answered item by item; any other trigger succeeds or fails as a
///     whole
public record Arrivals(List<Item> items, boolean batch) {

    public Arrivals {
        items = List.copyOf(items);
    }

    /// One message of a batch, or the whole of a single event.
    ///
    /// @param messageId SQS's name for it, to be given back when it should come again; empty for any other trigger
    /// @param raw the message's body, else the whole event: what is kept when it cannot be read
    /// @param arrivals at least one
    public record Item(Optional<String> messageId, String raw, List<Arrival> arrivals) {

        public Item {
            arrivals = List.copyOf(arrivals);
            if (arrivals.isEmpty()) {
                throw new IllegalArgumentException("an item without an arrival");
            }
        }
    }

    /// All arrivals in their order, whichever item brought them.
    public Stream<Arrival> all() {
        return items.stream().flatMap(item -> item.arrivals().stream());
    }
}
