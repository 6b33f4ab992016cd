package bounceledger.decide;

import java.time.Instant;
import java.util.Optional;

/// The times of one event.
///
/// @param event when it happened; never after `received`
/// @param received the earliest stamp outside our control that every redelivery repeats
/// @param processed when we first booked it, for people; nothing is decided by it
public record Times(Instant event, Instant received, Instant processed) {

    /// A missing event time, or one in the future of its own carrier, becomes the received time: a wrong clock must
    /// neither lose a bounce nor suppress for years. Without any stamp, processing time is all there is.
    public static Times of(Optional<Instant> event, Optional<Instant> received, Instant processed) {
        Instant arrived =
                received.or(() -> event.filter(at -> !at.isAfter(processed))).orElse(processed);
        return new Times(event.filter(at -> !at.isAfter(arrived)).orElse(arrived), arrived, processed);
    }
}
