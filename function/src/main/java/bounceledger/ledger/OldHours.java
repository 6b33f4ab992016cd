package bounceledger.ledger;

import java.time.Duration;
import java.time.LocalDate;
import java.util.stream.Stream;

/// Folds the cube's hours into days once nobody asks for the hour any more, so that a month by day is one query.
///
/// What is added to an hour is moved, never copied, and the sum of a day is the same before, between and after; so a
/// run that comes twice, or dies midway, changes nothing.
public interface OldHours {

    /// Days, today included, whose hours can be asked for.
    int KEPT_DAYS = 8;

    /// Days within which what comes late still comes: a week in the queue, two as a dead letter, and as much again.
    int LATE_DAYS = 45;

    /// Time enough to fold one day.
    Duration LEAST_TIME = Duration.ofSeconds(20);

    /// Folds one day.
    ///
    /// @return how many counter items were emptied
    /// @throws Unavailable when the store does not answer; what is not folded yet is, next time
    int fold(LocalDate day);

    /// Folds every day that is old enough and may have got something late, the oldest first, while there is time.
    ///
    /// @return how many counter items were emptied
    default int foldAll(LocalDate today, Call call) {
        return Stream.iterate(today.minusDays(LATE_DAYS), day -> day.plusDays(1))
                .limit(LATE_DAYS - KEPT_DAYS + 1L)
                .takeWhile(_ -> call.left().get().compareTo(LEAST_TIME) >= 0)
                .mapToInt(this::fold)
                .sum();
    }
}
