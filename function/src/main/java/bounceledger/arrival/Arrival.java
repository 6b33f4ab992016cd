package bounceledger.arrival;

import bounceledger.report.Report;
import java.util.Optional;

/// One thing that arrived. Every caller handles all five.
public sealed interface Arrival {

    Origin origin();

    /// SES itself reports, by notification or by event publishing.
    record SesNotification(Report report, Origin origin) implements Arrival {}

    /// A mail lies in a bucket.
    ///
    /// @param key as S3 knows it, decoded
    /// @param version read this one, where it is known: the key may have been overwritten meanwhile
    /// @param bytes the object's size, where the event tells it
    record StoredMail(String bucket, String key, Optional<String> version, Optional<Long> bytes, Origin origin)
            implements Arrival {

        /// `bucket/key`, and `/version` where known.
        public String pointer() {
            return bucket + "/" + key + version.map(known -> "/" + known).orElse("");
        }
    }

    /// The event carries the whole mail, as the SNS action of a receipt rule does (up to 150 KB).
    ///
    /// @param mail its bytes; not copied, so not to be changed
    /// @param receiptId the id that SES gave the mail when it came in; not the `Message-ID` header
    @SuppressWarnings("ArrayRecordComponent") // nobody compares two of these, and mails are not small
    record CarriedMail(byte[] mail, Optional<String> receiptId, Origin origin) implements Arrival {}

    /// Nothing to book, by design.
    ///
    /// @param what the event's own short name in lower case, such as `send`, `open`, `test`, `set-up`,
    ///     `unsupported`; at most 40 of `a-z0-9-`
    /// @param why in words, for the log
    record Ignored(String what, String why, Origin origin) implements Arrival {}

    /// To be quarantined.
    ///
    /// @param why in words, for the log; holds nothing of the event's own text
    record Unreadable(String why, Origin origin) implements Arrival {}
}
