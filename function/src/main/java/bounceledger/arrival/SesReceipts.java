package bounceledger.arrival;

import bounceledger.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Mail that SES received for us, as the actions of a receipt rule announce it: `mail`, `receipt`, and with an SNS
/// action the mail itself.
/// <https://docs.aws.amazon.com/ses/latest/dg/receiving-email-notifications-contents.html>
record SesReceipts(StoredObjects objects) {

    Arrival read(Json event, Path outer) {
        Json receipt = event.at("receipt");
        Path path = outer.stamped(Stamp.of(receipt.at("timestamp")));
        Optional<String> id = event.at("mail").at("messageId").word();
        if (id.filter(StoredObjects.SET_UP::equals).isPresent()) {
            return path.ignored("set-up", "the mail that SES writes when a receipt rule is made");
        }
        List<String> refused = refusals(receipt);
        if (!refused.isEmpty()) {
            return path.unreadable("refused by SES receipt verdicts: " + String.join(", ", refused));
        }
        Json action = receipt.at("action");
        if (event.has("content")) {
            return carried(event.at("content"), action.at("encoding"), id, path);
        }
        return action.has("bucketName") && action.has("objectKey") ? stored(action, path) : withoutMail(action, path);
    }

    /// SPF, DKIM and GRAY verdicts refuse nothing: a genuine report has no envelope sender to check.
    private static List<String> refusals(Json receipt) {
        boolean dmarc = failed(receipt, "dmarcVerdict")
                && receipt.at("dmarcPolicy")
                        .text()
                        .filter("reject"::equalsIgnoreCase)
                        .isPresent();
        return Stream.of(
                        failed(receipt, "virusVerdict") ? "virus" : "",
                        failed(receipt, "spamVerdict") ? "spam" : "",
                        dmarc ? "dmarc with policy reject" : "")
                .filter(verdict -> !verdict.isEmpty())
                .collect(Collectors.toList());
    }

    private static boolean failed(Json receipt, String verdict) {
        return receipt.at(verdict)
                .at("status")
                .text()
                .filter("FAIL"::equalsIgnoreCase)
                .isPresent();
    }

    /// Content without an encoding is the text itself, as UTF-8.
    private static Arrival carried(Json content, Json encoding, Optional<String> id, Path path) {
        Optional<String> text = content.text();
        boolean base64 = encoding.text().filter("BASE64"::equalsIgnoreCase).isPresent();
        Optional<byte[]> mail = base64
                ? text.flatMap(SesReceipts::decoded)
                : text.map(written -> written.getBytes(StandardCharsets.UTF_8));
        return mail.<Arrival>map(bytes -> new Arrival.CarriedMail(bytes, id, path.origin()))
                .orElseGet(() -> path.unreadable("the content of a receipt is no text, or no Base64"));
    }

    private static Optional<byte[]> decoded(String base64) {
        try {
            return Optional.of(Base64.getDecoder().decode(base64.replaceAll("\\s+", "")));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    /// The key of a receipt is not encoded, and knows no version.
    private Arrival stored(Json action, Path path) {
        return objects.of(
                action.at("bucketName").text().orElse(""),
                action.at("objectKey").text().orElse(""),
                Optional.empty(),
                Optional.empty(),
                path);
    }

    private static Arrival withoutMail(Json action, Path path) {
        String type = action.at("type").word().map(EventName::of).orElse("unknown");
        return type.equals("s3") || type.equals("sns")
                ? path.unreadable("a receipt of an " + type + " action without the mail or its place")
                : path.ignored(
                        "receipt", "a receipt of action " + type + " carries no mail: let the rule's S3 action notify");
    }
}
