package bounceledger.tools.local;

import bounceledger.classify.Classifier;
import bounceledger.tools.local.SampleReplies.Reply;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;

/// The bounces of a newsletter's last 30 days, made up: more on the days of a mailing, a block list at one provider a
/// week ago, and since yesterday mails that another takes for unsigned. The same for the same day.
final class SampleMonth {

    private static final int DAYS = 30;

    /// Bounces of a day, Monday first.
    private static final int[] USUAL = {21, 42, 24, 38, 22, 9, 7};

    private static final List<String> FIRST = List.of(
            "alex", "bela", "chris", "dana", "eli", "finn", "gia", "hana", "ivo", "juno", "kai", "lena", "mika");
    private static final List<String> LAST = List.of(
            "berg", "costa", "dubois", "evans", "fischer", "garcia", "haas", "ito", "jansen", "kowal", "lund",
            "moreau");
    private static final List<String> PLACES =
            List.of("mail.example", "post.example", "letters.example", "inbox.example", "example.org", "example.net");

    private final Instant now;
    private final SampleReplies replies;
    private final SesEvents events = new SesEvents();

    private SampleMonth(Instant now, SampleReplies replies) {
        this.now = now;
        this.replies = replies;
    }

    /// What SQS would have handed over, in order, up to this time.
    static List<byte[]> until(Instant now, Classifier classifier) {
        SampleMonth month = new SampleMonth(now, SampleReplies.of(classifier));
        LocalDate today = now.atZone(ZoneOffset.UTC).toLocalDate();
        for (int age = DAYS - 1; age >= 0; age--) {
            month.add(today.minusDays(age), age);
        }
        return month.events.batches();
    }

    private void add(LocalDate day, int age) {
        Random chance = new Random(day.toEpochDay());
        int usual = USUAL[day.getDayOfWeek().getValue() - 1];
        int bounces = usual + chance.nextInt(usual / 2) - usual / 4;
        for (int n = 0; n < bounces; n++) {
            bounce(day, chance, replies.usual(chance));
        }
        for (int n = 0; age >= 6 && age <= 8 && n < 22; n++) {
            bounce(day, chance, replies.blockList(chance));
        }
        for (int n = 0; age <= 1 && n < 14; n++) {
            bounce(day, chance, replies.unsigned(chance));
        }
        for (int n = 0; n < bounces / 14; n++) {
            complaint(day, chance);
        }
    }

    private void bounce(LocalDate day, Random chance, Reply reply) {
        String who = address(chance);
        Instant at = time(day, chance);
        if (hasHappened(at)) {
            events.bounce(id(day), campaign(day), who, reply, at);
        }
    }

    private void complaint(LocalDate day, Random chance) {
        String who = address(chance);
        Instant at = time(day, chance);
        if (hasHappened(at)) {
            events.complaint(id(day), campaign(day), who, at);
        }
    }

    private boolean hasHappened(Instant at) {
        return !at.isAfter(now);
    }

    private String id(LocalDate day) {
        return campaign(day) + "-" + events.size();
    }

    private static String campaign(LocalDate day) {
        return "sample-" + day;
    }

    /// Few enough names that some come twice.
    private static String address(Random chance) {
        return FIRST.get(chance.nextInt(FIRST.size())) + "." + LAST.get(chance.nextInt(LAST.size())) + "@"
                + PLACES.get(chance.nextInt(PLACES.size()));
    }

    private static Instant time(LocalDate day, Random chance) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant().plus(Duration.ofSeconds(chance.nextInt(86_400)));
    }
}
