package bounceledger.format;

import bounceledger.format.Formats.ReadReport;
import bounceledger.report.AutoReply;
import bounceledger.report.DeliveryReport;
import bounceledger.report.DispositionReport;
import bounceledger.report.FeedbackReport;
import bounceledger.report.NotAReport;
import bounceledger.report.RecipientReport;
import bounceledger.report.RemoteMta;
import bounceledger.report.ReportedMessage;
import java.util.List;
import java.util.Optional;

/// Writes a report as the `.expected.yaml` beside its sample has it: everything that it says, absent things left out.
final class ReportYaml {

    private final StringBuilder yaml = new StringBuilder();

    private ReportYaml() {}

    static String of(ReadReport read) {
        ReportYaml out = new ReportYaml();
        out.line("", "format", read.format());
        switch (read.report()) {
            case DeliveryReport report -> out.delivery(report);
            case FeedbackReport report -> out.feedback(report);
            case DispositionReport report -> out.disposition(report);
            case AutoReply report -> out.autoReply(report);
            case NotAReport report -> out.line("", "not-a-report", Optional.of(report.why()));
        }
        return out.yaml.toString();
    }

    private void delivery(DeliveryReport report) {
        head("delivery", report.message(), report.at());
        line("", "reporting-mta", report.reportingMta());
        line("recipients:");
        report.recipients().forEach(this::recipient);
    }

    private void recipient(RecipientReport recipient) {
        line("  - action: " + recipient.action().word());
        line("    ", "original", recipient.originalRecipient());
        line("    ", "final", recipient.finalRecipient());
        line("    ", "status", recipient.status());
        line("    ", "remote-mta", recipient.remoteMta().map(RemoteMta::name));
        line("    ", "diagnostic", Optional.of(recipient.diagnostic()).filter(text -> !text.isEmpty()));
        line("    ", "label", recipient.label());
    }

    private void feedback(FeedbackReport report) {
        head("feedback", report.message(), report.at());
        line("", "type", Optional.of(report.type()));
        addresses(report.recipients());
        line("", "label", report.label());
    }

    private void disposition(DispositionReport report) {
        head("disposition", report.message(), report.at());
        line("", "recipient", report.recipient());
        line("", "disposition", Optional.of(report.disposition()));
    }

    private void autoReply(AutoReply report) {
        head("auto-reply", report.message(), report.at());
        addresses(report.recipients());
    }

    private void head(String kind, ReportedMessage message, Optional<?> at) {
        line("report: " + kind);
        line("message:");
        line("  ", "id", Optional.of(message.id().value()));
        line("  ", "sent", message.sent());
        line("  ", "campaign", message.campaign());
        line("  ", "stream", message.stream());
        line("", "at", at);
    }

    private void addresses(List<String> addresses) {
        line("recipients:");
        addresses.forEach(address -> line("  - " + quoted(address)));
    }

    private void line(String indent, String name, Optional<?> value) {
        value.map(Object::toString)
                .map(text -> text.contains("\n") ? block(indent, text) : quoted(text))
                .ifPresent(text -> line(indent + name + ": " + text));
    }

    private void line(String text) {
        yaml.append(text).append('\n');
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    private static String block(String indent, String text) {
        return "|-\n" + text.indent(indent.length() + 2).stripTrailing();
    }
}
