package bounceledger.format;

import bounceledger.mail.MailParts;
import bounceledger.report.Report;
import java.util.Locale;
import java.util.Optional;

/// One way of writing a report. Has no state.
interface Format {

    /// Empty when the mail is not written this way, and the next format may try
    Optional<Report> read(MailParts mail);

    /// The name that people see, and that of its folder of samples: `rfc3464` for `Rfc3464Format`.
    default String name() {
        return getClass().getSimpleName().replaceFirst("Format$", "").toLowerCase(Locale.ROOT);
    }
}
