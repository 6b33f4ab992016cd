package bounceledger.arrival;

import bounceledger.arrival.Arrivals.Item;
import bounceledger.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/// Unwraps whatever AWS hands to the function: an SQS batch, or one event from SNS, EventBridge, S3, SES, or a
/// person. Any wrapper may lie in any other, as an object or as a string that holds one, up to
/// {@link Path#MAX_DEPTH} deep; an array anywhere is a replay of its elements.
///
/// Shapes are told apart by what they hold. A subject is no help: SNS lets anyone set it.
public final class ArrivalReader {

    /// The most that one message may bring, nested lists included: as many as a full batch from SQS.
    private static final int MAX_ARRIVALS = 10_000;

    private static final String NOT_JSON = "not JSON, or over its limits";
    private static final String TOPIC_VALIDATED = "Successfully validated SNS topic";

    private final StoredObjects objects;
    private final SesReceipts receipts;
    private final BareEvents bare;

    /// A reader for a function that writes objects itself.
    ///
    /// @param ownPrefix where we write objects ourselves, such as `quarantine/`; not blank
    public ArrivalReader(String ownPrefix) {
        this.objects = new StoredObjects(ownPrefix);
        this.receipts = new SesReceipts(objects);
        this.bare = new BareEvents(receipts);
    }

    /// A reader for a function that writes under `quarantine/`.
    public ArrivalReader() {
        this("quarantine/");
    }

    /// Reads one invocation's event.
    ///
    /// @return what cannot be read is an {@link Arrival.Unreadable} in it; nothing is thrown, whatever the bytes
    public Arrivals read(byte[] event) {
        Optional<Json> json = Json.parse(event);
        List<Json> records = json.map(parsed -> parsed.items("Records")).orElse(List.of());
        if (!records.isEmpty() && records.stream().allMatch(record -> isFrom("aws:sqs", record))) {
            return new Arrivals(records.stream().map(this::item).toList(), true);
        }
        List<Arrival> arrivals =
                json.map(parsed -> open(parsed, Path.START)).orElseGet(() -> List.of(Path.START.unreadable(NOT_JSON)));
        String raw = new String(event, StandardCharsets.UTF_8);
        return new Arrivals(List.of(new Item(Optional.empty(), raw, arrivals)), false);
    }

    private Item item(Json message) {
        Json body = message.at("body");
        return new Item(
                message.at("messageId").word(), body.text().orElseGet(body::write), record(message, Path.START));
    }

    private List<Arrival> open(Json json, Path path) {
        if (path.isTooDeep()) {
            return List.of(path.unreadable("wrapped more than " + Path.MAX_DEPTH + " deep"));
        }
        return switch (json) {
            case Json.Obj object -> object(object, path);
            case Json.Arr(List<Json> elements) -> each(elements, path.deeper(), this::open);
            case Json.Text(String text) -> text(text, path);
            case Json.Num _, Json.Bool _, Json.Null _ -> List.of(path.unreadable("neither object, array nor string"));
        };
    }

    private static List<Arrival> each(List<Json> elements, Path path, BiFunction<Json, Path, List<Arrival>> reading) {
        if (elements.isEmpty()) {
            return List.of(path.ignored("empty", "a list of nothing"));
        }
        List<Arrival> arrivals = elements.stream()
                .flatMap(element -> reading.apply(element, path).stream())
                .limit(MAX_ARRIVALS + 1L)
                .toList();
        return arrivals.size() > MAX_ARRIVALS
                ? List.of(path.unreadable("a list that brings more than " + MAX_ARRIVALS))
                : arrivals;
    }

    /// A string that holds JSON is no wrapper of its own, unless it holds a string again.
    private List<Arrival> text(String text, Path path) {
        if (text.strip().startsWith(TOPIC_VALIDATED)) {
            return List.of(path.ignored("set-up", "SES has validated the topic"));
        }
        return Json.parse(text)
                .map(json -> open(json, json instanceof Json.Text ? path.deeper() : path))
                .orElseGet(() -> List.of(path.unreadable(NOT_JSON)));
    }

    private List<Arrival> object(Json.Obj object, Path path) {
        if (object.at("Records") instanceof Json.Arr(List<Json> records)) {
            return each(records, path, this::record);
        }
        if (object.has("eventSource") || object.has("EventSource")) {
            return record(object, path);
        }
        if (object.has("detail-type") && object.has("source")) {
            return busEvent(object, path);
        }
        if (isNotice(object)) {
            return open(object.at("Message"), path.via("sns", Stamp.of(object.at("Timestamp"))));
        }
        if (object.has("requestPayload") && object.has("requestContext")) {
            return open(object.at("requestPayload"), path.via("destination", Optional.empty()));
        }
        return List.of(bare.read(object, path));
    }

    /// One of `Records`, whoever sent them; EventBridge Pipes hands them over without that wrapper.
    private List<Arrival> record(Json record, Path path) {
        if (isFrom("aws:sqs", record)) {
            return open(
                    record.at("body"),
                    path.via("sqs", Stamp.of(record.at("attributes").at("SentTimestamp"))));
        }
        if (record.has("Sns")) {
            Json notice = record.at("Sns");
            return open(notice.at("Message"), path.via("sns", Stamp.of(notice.at("Timestamp"))));
        }
        if (isFrom("aws:s3", record)) {
            return List.of(objects.ofRecord(record, path.via("s3", Stamp.of(record.at("eventTime")))));
        }
        if (isFrom("aws:ses", record)) {
            return List.of(receipts.read(record.at("ses"), path.via("ses", Optional.empty())));
        }
        String source = record.at("eventSource")
                .word()
                .or(() -> record.at("EventSource").word())
                .orElse("");
        return List.of(
                source.isEmpty()
                        ? path.unreadable("a record without eventSource")
                        : path.unsupported(EventName.of(source.replaceFirst("^aws:", "")) + " records are not read"));
    }

    private List<Arrival> busEvent(Json event, Path outer) {
        Path path = outer.via("eventbridge", Stamp.of(event.at("time")));
        String type = event.at("detail-type").word().orElse("");
        Json detail = event.at("detail");
        return switch (event.at("source").word().orElse("")) {
            case "aws.ses" ->
                type.startsWith("Email ") || detail.has("eventType")
                        ? open(detail, path)
                        : List.of(path.ignored(EventName.of(type), "an EventBridge event of SES about no message"));
            case "aws.s3" ->
                type.equals("Object Created")
                        ? List.of(objects.ofDetail(
                                detail.text().flatMap(Json::parse).orElse(detail), path))
                        : List.of(path.ignored(EventName.of(type), "an S3 event that makes no object"));
            default -> List.of(path.ignored("other-source", "an EventBridge event of neither SES nor S3"));
        };
    }

    private static boolean isNotice(Json object) {
        boolean fromTopic = object.has("TopicArn") && !BareEvents.isHandshake(object);
        return object.has("Message") && (fromTopic || BareEvents.isType("Notification", object));
    }

    /// SNS alone writes `EventSource`; everybody else `eventSource`.
    private static boolean isFrom(String source, Json record) {
        return record.at("eventSource").text().filter(source::equalsIgnoreCase).isPresent();
    }
}
