package bounceledger.pipeline;

import bounceledger.arrival.Arrival;
import bounceledger.format.Formats;
import bounceledger.ledger.Unavailable;
import bounceledger.mail.MailParts;
import bounceledger.mail.MailReader;
import bounceledger.mail.RawMail;
import bounceledger.report.AboutMessage;
import bounceledger.report.Action;
import bounceledger.report.DeliveryReport;
import bounceledger.report.NotAReport;
import bounceledger.report.Report;
import bounceledger.trust.Examiner;
import bounceledger.trust.Testimony;
import java.time.Instant;
import java.util.UUID;

/// Opens an arrival: fetches the mail where there is one, and reads the report in it.
record ArrivalOpener(MailStore mails, Formats formats, Examiner examiner, Deliveries deliveries) {

    /// @param now for an arrival that does not say when it came
    Reading read(Arrival arrival, Instant now) {
        Instant at = arrival.origin().received().orElse(now);
        return switch (arrival) {
            case Arrival.SesNotification notification -> notification(notification.report());
            case Arrival.StoredMail stored -> fetch(stored, at);
            case Arrival.CarriedMail carried -> mail(new RawMail(name(carried), carried.mail(), false), "", at);
            case Arrival.Ignored ignored -> new Reading.Nothing(ignored.what(), ignored.why());
            case Arrival.Unreadable unreadable -> new Reading.Unread(unreadable.why(), "");
        };
    }

    /// Stands for the bytes when nothing else names them: two mails must not be taken for one.
    private static String name(Arrival.CarriedMail carried) {
        return carried.receiptId().orElseGet(() -> "carried/" + UUID.nameUUIDFromBytes(carried.mail()));
    }

    /// Came over a way that only SES can write to.
    private Reading notification(Report report) {
        return deliveries == Deliveries.NONE && isDelivery(report)
                ? new Reading.Nothing("delivery", "deliveries are not wired")
                : reading(report, "", "", Testimony.ofSes());
    }

    private static boolean isDelivery(Report report) {
        return report instanceof DeliveryReport delivery
                && !delivery.recipients().isEmpty()
                && delivery.recipients().stream().allMatch(one -> one.action() == Action.DELIVERED);
    }

    private Reading fetch(Arrival.StoredMail stored, Instant at) {
        try {
            return switch (mails.fetch(stored)) {
                case MailStore.Fetched.Found found -> mail(found.mail(), stored.pointer(), at);
                case MailStore.Fetched.Unfit unfit -> new Reading.Unread(unfit.why(), stored.pointer());
            };
        } catch (Unavailable trouble) {
            return new Reading.NotYet(String.valueOf(trouble.getMessage()));
        }
    }

    private Reading mail(RawMail raw, String pointer, Instant at) {
        if (raw.bytes().length == 0) {
            return new Reading.Unread("the mail is empty", pointer);
        }
        MailParts parts = MailReader.read(raw);
        Formats.ReadReport read = formats.read(parts);
        if (read.report() instanceof NotAReport no) {
            return nothing(no);
        }
        Testimony testimony = examiner.examine(parts, at);
        return testimony.isComplete()
                ? reading(read.report(), read.format().orElse(""), pointer, testimony)
                : new Reading.NotYet("whether the mail is signed by us is not known: our keys' DNS does not answer");
    }

    private static Reading nothing(NotAReport no) {
        return new Reading.Nothing("not-a-report", no.why());
    }

    private static Reading reading(Report report, String format, String pointer, Testimony testimony) {
        return switch (report) {
            case NotAReport no -> nothing(no);
            case AboutMessage about -> new Reading.Read(about, format, pointer, testimony);
        };
    }
}
