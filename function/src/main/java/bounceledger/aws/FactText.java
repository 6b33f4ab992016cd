package bounceledger.aws;

import bounceledger.classify.Cause;
import bounceledger.classify.Permanence;
import bounceledger.decide.EventId;
import bounceledger.decide.Fact;
import bounceledger.decide.Kind;
import bounceledger.report.Authenticity;
import bounceledger.smtp.EnhancedStatus;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/// A fact as one short line, since a page holds up to 200 of them: eleven fields with `|` between, times in
/// milliseconds, what is absent empty.
final class FactText {

    private static final int FIELDS = 11;

    private FactText() {}

    static String write(Fact fact) {
        return String.join(
                "|",
                fact.id().value(),
                fact.kind().word(),
                fact.cause().word(),
                fact.subReason().orElse(""),
                fact.permanence().map(Permanence::word).orElse(""),
                fact.guarded() ? "guarded" : "",
                Long.toString(fact.at().toEpochMilli()),
                fact.sent().map(sent -> Long.toString(sent.toEpochMilli())).orElse(""),
                fact.authenticity().name().toLowerCase(Locale.ROOT),
                fact.status().map(EnhancedStatus::toString).orElse(""),
                fact.provider());
    }

    static Fact read(String text) {
        String[] field = text.split("\\|", FIELDS);
        return new Fact(
                new EventId(field[0]),
                Kind.of(field[1]).orElseThrow(),
                Cause.of(field[2]).orElseThrow(),
                present(field[3]),
                present(field[4]).map(word -> Permanence.valueOf(word.toUpperCase(Locale.ROOT))),
                !field[5].isEmpty(),
                Instant.ofEpochMilli(Long.parseLong(field[6])),
                present(field[7]).map(Long::valueOf).map(Instant::ofEpochMilli),
                Authenticity.valueOf(field[8].toUpperCase(Locale.ROOT)),
                present(field[9]).flatMap(EnhancedStatus::firstIn),
                field[10]);
    }

    private static Optional<String> present(String field) {
        return field.isEmpty() ? Optional.empty() : Optional.of(field);
    }
}
