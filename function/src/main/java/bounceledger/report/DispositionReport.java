package bounceledger.report;

import java.time.Instant;
import java.util.Optional;

/// A message disposition notification (RFC 8098): somebody's mail program read, or deleted, a message. Says
/// nothing about whether the address works, and never suppresses.
///
/// @param recipient as written, when the report names one
/// @param disposition the field's value, such as `manual-action/MDN-sent-manually; displayed`
public record DispositionReport(
        ReportedMessage message, Optional<Instant> at, Optional<String> recipient, String disposition)
        implements AboutMessage {}
