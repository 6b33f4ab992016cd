package bounceledger.tools.local;

import bounceledger.classify.Explanation;
import bounceledger.classify.Permanence;
import bounceledger.classify.Place;
import bounceledger.classify.Urgency;
import bounceledger.classify.Verdict;
import bounceledger.details.Details;
import bounceledger.query.Explained;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// The same for a person: the cause in words, the reply with the words that decided underlined, then one line each.
final class ExplainedText {

    private static final int WIDTH = 100;
    private static final String MARGIN = "    ";

    private ExplainedText() {}

    static List<String> lines(Explained one) {
        Verdict verdict = one.explanation().verdict();
        List<String> lines = new ArrayList<>();
        lines.add(verdict.cause().word()
                + verdict.subReason().map(sub -> "/" + sub).orElse("") + ": "
                + one.advice().inWords());
        lines.addAll(quoted(one.report().diagnostic(), one.explanation().deciding()));
        add(lines, "decision", decision(one));
        add(lines, "why", why(one.explanation()));
        add(lines, "considered", considered(one.explanation()));
        add(lines, "provider", verdict.provider());
        add(lines, "names", names(one.explanation().details()));
        add(lines, "who", one.advice().who().word());
        add(lines, "what to do", one.advice().advice());
        add(lines, "what not", one.advice().notToDo());
        add(lines, "look at", one.advice().tool().orElse(""));
        return lines;
    }

    /// A labelled line, wrapped at spaces; none when there is nothing to say.
    private static void add(List<String> lines, String label, String text) {
        String head = MARGIN + "%-11s".formatted(label);
        for (String line : wrapped(Words.printable(text), WIDTH - head.length())) {
            lines.add(head + line);
            head = " ".repeat(head.length());
        }
    }

    private static List<String> wrapped(String text, int width) {
        List<String> lines = new ArrayList<>();
        String rest = text.strip();
        while (!rest.isEmpty()) {
            int end = end(rest, 0, width);
            lines.add(rest.substring(0, end).stripTrailing());
            rest = rest.substring(end).stripLeading();
        }
        return lines;
    }

    /// Where a line that begins here ends: at its last space, or in the middle of a word that is longer.
    private static int end(String text, int from, int width) {
        if (text.length() - from <= width) {
            return text.length();
        }
        int space = text.lastIndexOf(' ', from + width);
        return space > from ? space + 1 : from + width;
    }

    private static List<String> quoted(String reply, Optional<Place> deciding) {
        List<String> lines = new ArrayList<>();
        int from = 0;
        while (from < reply.length() && lines.size() < 40) {
            int newline = reply.indexOf('\n', from);
            int stop = newline < 0 ? reply.length() : newline;
            int to = end(reply.substring(0, stop), from, WIDTH - MARGIN.length());
            lines.add((MARGIN + Words.printable(reply.substring(from, to))).stripTrailing());
            underline(from, to, deciding).ifPresent(lines::add);
            from = to == newline ? to + 1 : to;
        }
        return lines;
    }

    private static Optional<String> underline(int from, int to, Optional<Place> deciding) {
        return deciding.map(place -> new int[] {Math.max(from, place.start()), Math.min(to, place.end())})
                .filter(part -> part[0] < part[1])
                .map(part -> MARGIN + " ".repeat(part[0] - from) + "^".repeat(part[1] - part[0]));
    }

    private static String decision(Explained one) {
        Verdict verdict = one.explanation().verdict();
        Urgency urgency = one.explanation().urgency();
        return one.decision().word()
                + verdict.permanence()
                        .map(Permanence::word)
                        .map(how -> " (" + how + ")")
                        .orElse("")
                + (urgency == Urgency.NONE ? "" : ", " + urgency.word())
                + verdict.veto()
                        .map(word -> ", not suppressed: the reply says \"" + word + "\"")
                        .orElse("");
    }

    private static String why(Explanation explanation) {
        String because = explanation.because();
        return explanation.verdict().rule() + (because.isEmpty() ? "" : ", from " + because);
    }

    private static String considered(Explanation explanation) {
        return explanation.lost().stream()
                .map(lost -> lost.rule() + " (" + lost.cause().word() + ")")
                .collect(Collectors.joining(", "));
    }

    private static String names(Details details) {
        List<String> names = new ArrayList<>();
        details.tag().ifPresent(tag -> names.add("tag " + tag));
        details.blocklist()
                .ifPresent(list ->
                        names.add("list " + list.name() + " (" + list.kind().word() + ")"));
        details.domain().ifPresent(domain -> names.add("domain " + domain));
        details.ips().forEach(ip -> names.add("IP " + ip));
        details.retryAfter().ifPresent(time -> names.add("wait " + inWords(time)));
        details.stage().ifPresent(stage -> names.add("at " + stage.word()));
        details.queueId().ifPresent(id -> names.add("their id " + id));
        names.addAll(details.urls());
        return String.join(", ", names);
    }

    private static String inWords(Duration time) {
        return time.toSeconds() % 60 == 0 ? time.toMinutes() + " min" : time.toSeconds() + " s";
    }
}
