package bounceledger.classify;

import bounceledger.report.FeedbackReport;
import bounceledger.smtp.MailAddress;
import java.util.Locale;
import java.util.Optional;

/// Verdicts on feedback reports: their type says it all, unless a list kept SES from sending at all.
///
/// @param version of the book
record Complaints(Labels labels, Providers providers, String version) {

    Verdict verdict(FeedbackReport report, String recipient) {
        String type = report.type().name().toLowerCase(Locale.ROOT).replace('_', '-');
        Optional<Meaning> echo = report.label().flatMap(labels::of).map(Labels.Label::meaning);
        Cause cause = echo.map(Meaning::cause).orElseGet(() -> switch (report.type()) {
            case ABUSE, FRAUD, VIRUS, OPT_OUT, OTHER -> Cause.COMPLAINT;
            case NOT_SPAM -> Cause.NOT_A_BOUNCE;
            case AUTH_FAILURE -> Cause.AUTH_FAILURE;
        });
        return new Verdict(
                cause,
                echo.isPresent() ? echo.get().subReason() : Optional.of(type.replace('-', '_')),
                Optional.of(Permanence.PERMANENT).filter(permanent -> cause != Cause.NOT_A_BOUNCE),
                echo.isPresent() ? "label/" + report.label().orElse("") : "feedback/" + type,
                "",
                Optional.empty(),
                MailAddress.parse(recipient)
                        .map(MailAddress::asciiDomain)
                        .flatMap(providers::ofDomain)
                        .orElse(Providers.OTHER),
                version);
    }
}
