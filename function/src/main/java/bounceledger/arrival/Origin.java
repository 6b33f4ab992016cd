package bounceledger.arrival;

import java.time.Instant;
import java.util.Optional;

/// How something came to us.
///
/// @param carrier outermost to innermost, such as `sqs/sns`, `eventbridge`, `sqs/s3`; `direct` when none carried it
/// @param received the earliest stamp that a carrier set, outside the reporter's control, and that every redelivery
///     repeats: SNS `Timestamp`, EventBridge `time`, S3 `eventTime`, SQS `SentTimestamp`, SES `receipt.timestamp`
public record Origin(String carrier, Optional<Instant> received) {}
