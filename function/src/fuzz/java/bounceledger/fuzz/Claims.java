package bounceledger.fuzz;

import bounceledger.report.AutoReply;
import bounceledger.report.DeliveryReport;
import bounceledger.report.DispositionReport;
import bounceledger.report.FeedbackReport;
import bounceledger.report.NotAReport;
import bounceledger.report.RecipientReport;
import bounceledger.report.Report;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// What a report says that could have been made up.
record Claims(List<String> addresses, List<RecipientReport> recipients) {

    static Claims of(Report report) {
        return switch (report) {
            case DeliveryReport delivery ->
                new Claims(
                        delivery.recipients().stream()
                                .flatMap(one ->
                                        Stream.concat(one.finalRecipient().stream(), one.originalRecipient().stream()))
                                .toList(),
                        delivery.recipients());
            case FeedbackReport feedback -> new Claims(feedback.recipients(), List.of());
            case DispositionReport disposition ->
                new Claims(disposition.recipient().stream().toList(), List.of());
            case AutoReply reply -> new Claims(reply.recipients(), List.of());
            case NotAReport _ -> new Claims(List.of(), List.of());
        };
    }

    /// Asks for the text only when there is something to look for.
    void mustStandIn(Supplier<MailText> source) {
        if (addresses.isEmpty() && recipients.isEmpty()) {
            return;
        }
        MailText text = source.get();
        addresses.forEach(address -> Flaw.unless(text.holds(address), () -> "made up: " + address));
        recipients.forEach(recipient -> mustStandIn(text, recipient));
    }

    private static void mustStandIn(MailText text, RecipientReport recipient) {
        recipient.bestStatus().ifPresent(status -> Flaw.unless(text.holds(status), () -> "made up: status " + status));
        recipient.replyCode().map(Object::toString).ifPresent(code -> {
            Flaw.unless(recipient.diagnostic().contains(code), () -> "in no reply: " + code);
            Flaw.unless(text.said().contains(code), () -> "made up: reply code " + code);
        });
    }
}
