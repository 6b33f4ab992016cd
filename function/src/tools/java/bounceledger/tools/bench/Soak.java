package bounceledger.tools.bench;

import bounceledger.aws.DynamoLedger;
import bounceledger.aws.DynamoLedgerView;
import bounceledger.aws.LedgerSetting;
import bounceledger.decide.Evidence;
import bounceledger.decide.Policy;
import bounceledger.ledger.Booking;
import bounceledger.ledger.Call;
import bounceledger.ledger.CountedNames;
import bounceledger.ledger.FeedCursor;
import bounceledger.ledger.LedgerView;
import bounceledger.ledger.Pepper;
import bounceledger.ledger.RandomStream;
import bounceledger.tools.faults.FastClock;
import bounceledger.tools.faults.Storm;
import bounceledger.tools.faults.StormyDynamo;
import bounceledger.tools.local.LocalDynamo;
import bounceledger.tools.local.StackTemplate;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/// Several writers book one shuffled stream with copies in it through a storm, while the change feed is read.
///
/// @param events as they are delivered, copies included
/// @param speed how much faster than ours the clock runs by which delays are measured
public record Soak(StackTemplate template, int events, int writers, double speed, Storm storm, long seed) {

    static final Policy POLICY = Policy.shipped();
    static final CountedNames NAMES = new CountedNames(Set.of("example.org", "mail.example.com"), Set.of("spring"));
    static final Pepper PEPPER = new Pepper("a pepper of benchmarks");

    private static final Instant START = Instant.parse("2026-11-20T12:00:00Z");
    private static final double COPIES = 0.3;
    private static final int EVENTS_AN_ADDRESS = 2;
    private static final int LARGEST_BATCH = 45;
    private static final Duration FUNCTION_TIMEOUT = Duration.ofSeconds(60);
    private static final Duration POLL = Duration.ofSeconds(5);

    /// What the writers share.
    private record Work(Queue<List<Evidence>> batches, AtomicInteger calls, AtomicInteger givenBack) {}

    /// Runs it to the end.
    public SoakResult run() throws IOException {
        RandomStream stream = new RandomStream(
                new Random(seed), Math.max(5, events / EVENTS_AN_ADDRESS), START.minusSeconds(60), Duration.ofDays(9));
        List<Evidence> delivered = stream.delivered(stream.events((int) Math.round(events * (1 - COPIES))), COPIES);
        Work work = new Work(
                new ConcurrentLinkedQueue<>(stream.batches(delivered, LARGEST_BATCH)),
                new AtomicInteger(),
                new AtomicInteger());
        try (LocalDynamo dynamo = LocalDynamo.inMemory(template)) {
            FastClock clock = new FastClock(START, speed);
            StormyDynamo stormy = new StormyDynamo(dynamo.client(), storm, clock, seed);
            String table = template.name("LedgerTable");
            LedgerView view = new DynamoLedgerView(stormy, table, PEPPER);
            FeedReader feed = new FeedReader(view, clock, FeedCursor.HORIZON);
            FeedReader hasty = new FeedReader(view, clock, Duration.ZERO);
            write(work, stormy, clock, List.of(feed, hasty));
            Duration took = Duration.between(START, clock.instant());
            clock.sleep(FeedCursor.HORIZON.plusSeconds(1));
            feed.poll();
            hasty.poll();
            SoakCheck check = new SoakCheck(dynamo.client(), table, START);
            return new SoakResult(
                    check.problems(delivered, feed),
                    delivered.size(),
                    work.givenBack.get(),
                    check.missed(hasty),
                    feed.told() - feed.seen().size(),
                    stormy.log(),
                    took);
        } catch (InterruptedException | ExecutionException failed) {
            throw new IOException("the soak broke off", failed);
        }
    }

    @Override
    public String toString() {
        return """
                %d writers, %d events, %.0f %% of them copies, shuffled, batches of 1 to %d
                seed %d, a clock %.0f times as fast as ours
                %s\
                """.formatted(writers, events, COPIES * 100, LARGEST_BATCH, seed, speed, storm);
    }

    private void write(Work work, StormyDynamo stormy, FastClock clock, List<FeedReader> readers)
            throws InterruptedException, ExecutionException {
        AtomicBoolean done = new AtomicBoolean();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> reading = threads.submit(() -> {
                while (!done.get()) {
                    readers.forEach(FeedReader::poll);
                    clock.sleep(POLL);
                }
            });
            List<Future<?>> writing = new ArrayList<>();
            for (int n = 0; n < writers; n++) {
                writing.add(threads.submit(() -> write(work, stormy, clock)));
            }
            try {
                for (Future<?> writer : writing) {
                    writer.get();
                }
                stormy.settle();
            } finally {
                done.set(true);
            }
            reading.get();
        }
    }

    /// One environment of the function: takes batch after batch, and gives back what was not booked.
    private void write(Work work, StormyDynamo stormy, FastClock clock) {
        LedgerSetting setting = new LedgerSetting(template.name("LedgerTable"), PEPPER, POLICY, NAMES);
        DynamoLedger ledger = new DynamoLedger(stormy, setting, clock, clock::sleep, _ -> {});
        for (List<Evidence> batch = work.batches.poll(); batch != null; batch = work.batches.poll()) {
            Instant end = clock.instant().plus(FUNCTION_TIMEOUT);
            Call call = new Call(
                    "request-" + work.calls.incrementAndGet(),
                    clock.instant(),
                    () -> Duration.between(clock.instant(), end));
            List<Booking> bookings = ledger.book(batch, call);
            List<Evidence> again = new ArrayList<>();
            for (int i = 0; i < batch.size(); i++) {
                if (bookings.get(i) == Booking.TRY_AGAIN || bookings.get(i) == Booking.REFUSED) {
                    again.add(batch.get(i));
                }
            }
            if (!again.isEmpty()) {
                work.givenBack.addAndGet(again.size());
                work.batches.add(again);
            }
        }
    }
}
