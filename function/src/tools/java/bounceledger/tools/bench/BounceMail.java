package bounceledger.tools.bench;

import bounceledger.json.JsonText;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

/// A bounce mail, and the event by which S3 tells a queue about it.
public final class BounceMail {

    private BounceMail() {}

    /// A delivery status notification (RFC 3464) about one recipient, with the mail it returns.
    ///
    /// @param returned the body of the returned mail
    public static byte[] of(String recipient, String returned) {
        return """
                From: Mail Delivery System <mailer-daemon@mx.example.net>
                To: bounces@example.com
                Subject: Your mail could not be delivered
                Message-ID: <report.%1$s>
                Auto-Submitted: auto-replied
                MIME-Version: 1.0
                Content-Type: multipart/report; report-type=delivery-status; boundary="=_part"

                --=_part
                Content-Type: text/plain; charset=us-ascii

                We tried, and the other side does not know this mailbox.

                --=_part
                Content-Type: message/delivery-status

                Reporting-MTA: dns; mx.example.net

                Final-Recipient: rfc822; %1$s
                Action: failed
                Status: 5.1.1
                Remote-MTA: dns; mail.example.org
                Diagnostic-Code: smtp; 550 5.1.1 user unknown

                --=_part
                Content-Type: message/rfc822

                From: news@example.com
                To: %1$s
                Message-ID: <sent.%1$s>
                Subject: News

                %2$s
                --=_part--
                """.formatted(recipient, returned).replace("\n", "\r\n").getBytes(StandardCharsets.US_ASCII);
    }

    /// A batch of one message.
    static byte[] event(String key, Instant at) {
        JsonText stored = JsonText.object()
                .put("eventVersion", "2.1")
                .put("eventSource", "aws:s3")
                .put("eventTime", at.toString())
                .put("eventName", "ObjectCreated:Put")
                .put(
                        "s3",
                        JsonText.object()
                                .put("bucket", JsonText.object().put("name", Surroundings.BUCKET))
                                .put("object", JsonText.object().put("key", key)));
        JsonText message = JsonText.object()
                .put("messageId", key)
                .put("eventSource", "aws:sqs")
                .put("body", JsonText.object().put("Records", List.of(stored)).write())
                .put("attributes", JsonText.object().put("SentTimestamp", Long.toString(at.toEpochMilli())));
        return JsonText.object().put("Records", List.of(message)).write().getBytes(StandardCharsets.UTF_8);
    }
}
