package bounceledger.tools.local;

import bounceledger.classify.Advice;
import bounceledger.classify.Permanence;
import bounceledger.classify.Verdict;
import bounceledger.query.Explained;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Many replies summed up by cause and provider. The most costly stand first: most mails lost for good, then most mails
/// put off.
final class ReplyTally {

    private static final int MOST_ADVISED = 5;

    private record Key(String cause, String provider) {}

    /// @param lost refused for good
    /// @param putOff refused for now
    private record Row(Key key, Advice advice, int lost, int putOff) {}

    private final Map<Key, Row> rows = new LinkedHashMap<>();
    private int replies;

    void add(Explained one) {
        Verdict verdict = one.explanation().verdict();
        boolean isLost = verdict.permanence().equals(Optional.of(Permanence.PERMANENT));
        Key key = new Key(verdict.cause().word(), verdict.provider());
        rows.merge(
                key,
                new Row(key, one.advice(), isLost ? 1 : 0, isLost ? 0 : 1),
                (old, more) -> new Row(key, old.advice, old.lost + more.lost, old.putOff + more.putOff));
        replies++;
    }

    boolean isEmpty() {
        return replies == 0;
    }

    List<String> lines(int read) {
        List<Row> sorted = rows.values().stream()
                .sorted(Comparator.comparingInt(Row::lost)
                        .thenComparingInt(Row::putOff)
                        .reversed())
                .toList();
        List<String> lines = new ArrayList<>();
        lines.add("%,d replies in %,d lines, most costly first".formatted(replies, read));
        lines.add(line("lost", "put off", "cause", "provider", "who acts"));
        sorted.forEach(row -> lines.add(line(
                "%,d".formatted(row.lost),
                "%,d".formatted(row.putOff),
                row.key.cause,
                row.key.provider,
                row.advice.who().word())));
        sorted.stream()
                .map(row -> row.key.cause + ": " + row.advice.advice() + " " + row.advice.notToDo())
                .distinct()
                .limit(MOST_ADVISED)
                .forEach(lines::add);
        return lines;
    }

    private static String line(String lost, String putOff, String cause, String provider, String who) {
        return String.format(Locale.ROOT, "%8s %8s  %-21s %-12s %s", lost, putOff, cause, provider, who);
    }
}
