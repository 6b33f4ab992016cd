package bounceledger.lambda;

import bounceledger.arrival.ArrivalReader;
import bounceledger.arrival.Arrivals;
import bounceledger.json.JsonText;
import bounceledger.ledger.Call;
import bounceledger.pipeline.BouncePipeline;
import bounceledger.pipeline.BouncePipeline.Processed;
import bounceledger.pipeline.Outcome;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Takes whatever AWS hands over: an SQS batch, or one event from SNS, S3, EventBridge, SES or a person.
///
/// Of a batch only what may succeed later goes back, by message id; all of it, when SQS gave one of these no id. A
/// single event that may succeed later makes the invocation fail, so that AWS brings it again as a whole. It is a
/// stream handler because one that takes a typed event starts a third of a second later (docs/decisions/0008).
public final class BounceHandler implements RequestStreamHandler {

    /// A bounce and a complaint by notification, and a mail in the bucket.
    private static final List<String> REHEARSED = List.of("batch.json");

    /// What the handler is made of.
    public record Parts(ArrivalReader reader, BouncePipeline pipeline, ArrivalLog log) {}

    private final Parts parts;

    /// Held so that it is not forgotten; empty where nobody takes a snapshot.
    @SuppressWarnings("unused")
    private final Optional<Rehearsal> rehearsal;

    public BounceHandler() {
        this(Wiring.deployed().bounces(), Optional.of(Rehearsal.before(BounceHandler::rehearsing, REHEARSED)));
    }

    /// A handler of other parts than the deployed ones, on one machine.
    public BounceHandler(Parts parts) {
        this(parts, Optional.empty());
    }

    private BounceHandler(Parts parts, Optional<Rehearsal> rehearsal) {
        this.parts = parts;
        this.rehearsal = rehearsal;
    }

    private static BounceHandler rehearsing() {
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        return new BounceHandler(
                Wiring.of(Rehearsal.environment(), Rehearsal.clients(), nowhere).bounces());
    }

    @Override
    public void handleRequest(InputStream event, OutputStream answer, Context context) throws IOException {
        Instant started = Instant.now();
        Call call = new Call(
                context.getAwsRequestId(), started, () -> Duration.ofMillis(context.getRemainingTimeInMillis()));
        Arrivals arrivals = parts.reader.read(event.readAllBytes());
        List<Processed> processed = parts.pipeline.process(arrivals, call);
        parts.log.write(
                processed,
                context.getAwsRequestId(),
                Duration.between(started, Instant.now()).toMillis());
        answer.write(answer(arrivals, processed).getBytes(StandardCharsets.UTF_8));
    }

    private static String answer(Arrivals arrivals, List<Processed> processed) {
        List<Processed> again = processed.stream()
                .filter(one -> one.outcome() instanceof Outcome.TryAgain)
                .toList();
        boolean byMessage = arrivals.batch()
                && again.stream().allMatch(one -> one.item().messageId().isPresent());
        if (!again.isEmpty() && !byMessage) {
            throw new TryAgainLater(again.getFirst().outcome());
        }
        if (!arrivals.batch()) {
            return "{}";
        }
        SQSBatchResponse response = new SQSBatchResponse(again.stream()
                .flatMap(one -> one.item().messageId().stream())
                .distinct()
                .map(SQSBatchResponse.BatchItemFailure::new)
                .toList());
        return write(response);
    }

    private static String write(SQSBatchResponse response) {
        List<JsonText> failures = response.getBatchItemFailures().stream()
                .map(failure -> JsonText.object().put("itemIdentifier", failure.getItemIdentifier()))
                .toList();
        return JsonText.object().put("batchItemFailures", failures).write();
    }

    /// Tells AWS to bring the event again.
    static final class TryAgainLater extends RuntimeException {

        private static final long serialVersionUID = 1L;

        TryAgainLater(Outcome outcome) {
            super(outcome.toString(), null, false, false);
        }
    }
}
