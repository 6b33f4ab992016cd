package bounceledger.arrival;

import bounceledger.json.Json;
import java.util.Optional;
import java.util.stream.Stream;

/// Events without a further wrapper around: SES's own, set-up and test messages, and shapes that we know and do not
/// read.
record BareEvents(SesReceipts receipts) {

    Arrival read(Json.Obj object, Path path) {
        String type =
                object.at("notificationType").word().map(EventName::folded).orElse("");
        if (type.equals("received")) {
            return receipts.read(object, path);
        }
        if (type.equals("amazonsnssubscriptionsucceeded")) {
            return path.ignored("set-up", "SES is subscribed to the topic");
        }
        if (object.has("eventType") || object.has("notificationType")) {
            return SesReports.read(object, path);
        }
        if (object.at("Event").text().filter("s3:TestEvent"::equals).isPresent()) {
            return path.ignored("test", "S3 tries its notification out");
        }
        return unsupported(object, path).orElseGet(() -> path.unreadable("an object of no known shape"));
    }

    private static Optional<Arrival> unsupported(Json.Obj object, Path path) {
        if (object.has("deliveryStreamArn") && object.has("records")) {
            return Optional.of(path.unsupported("firehose wants its records transformed; subscribe to the topic"));
        }
        if (isHandshake(object)) {
            return Optional.of(path.unsupported("sns over http is not served; subscribe the queue"));
        }
        // QUIRK: its layout is documented nowhere; these are the names that its API gives to its own parts.
        boolean mailManager = Stream.of("ingressPointId", "ruleSetId", "trafficPolicyId")
                .anyMatch(name -> object.has(name) || object.at("mail").has(name));
        return mailManager
                ? Optional.of(path.unsupported("mail manager's own events are not read; let it write to the bucket"))
                : Optional.empty();
    }

    /// Confirmations that SNS asks of HTTP endpoints.
    static boolean isHandshake(Json object) {
        return isType("SubscriptionConfirmation", object) || isType("UnsubscribeConfirmation", object);
    }

    static boolean isType(String type, Json object) {
        return object.at("Type").text().filter(type::equals).isPresent();
    }
}
