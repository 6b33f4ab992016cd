package bounceledger.format;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.TreeSet;

/// The subjects that automatic answers carry, in many languages: `automatic-titles.txt`.
final class AutomaticTitles {

    private static final int MAX_LENGTH = 500;

    private static final AutomaticTitles SHIPPED = read();

    /// No phrase opens with another one, so that the one before a subject in order is the only one it can open with.
    private final TreeSet<String> openings = new TreeSet<>();

    private final List<String> anywhere = new ArrayList<>();

    AutomaticTitles(List<String> lines) {
        lines.stream()
                .map(AutomaticTitles::folded)
                .filter(line -> !line.isEmpty())
                .sorted()
                .forEach(this::add);
    }

    /// The list that ships.
    static AutomaticTitles shipped() {
        return SHIPPED;
    }

    private static AutomaticTitles read() {
        try (BufferedReader file = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(AutomaticTitles.class.getResourceAsStream("automatic-titles.txt")),
                StandardCharsets.UTF_8))) {
            return new AutomaticTitles(
                    file.lines().filter(line -> !line.startsWith("#")).toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void add(String line) {
        if (line.startsWith("*")) {
            anywhere.add(line.substring(1));
        } else if (!opens(line)) {
            openings.add(line);
        }
    }

    /// Whether a subject opens as an automatic answer does, marks such as `[` and `**` left out.
    boolean opens(String subject) {
        String text = fromFirstLetter(folded(subject));
        String phrase = openings.floor(text);
        return phrase != null && text.startsWith(phrase);
    }

    /// Whether it has the words of one anywhere, as `Re: opening hours - out of office` has.
    boolean mentions(String subject) {
        String text = folded(subject);
        return anywhere.stream().anyMatch(text::contains);
    }

    private static String fromFirstLetter(String text) {
        int start = 0;
        while (start < text.length() && !Character.isLetterOrDigit(text.charAt(start))) {
            start++;
        }
        return text.substring(start);
    }

    /// Lower case, composed letters, and spaces that are spaces: the French put a hard one before a colon.
    private static String folded(String subject) {
        String cut = subject.length() > MAX_LENGTH ? subject.substring(0, MAX_LENGTH) : subject;
        return Normalizer.normalize(cut, Normalizer.Form.NFC)
                .toLowerCase(Locale.ROOT)
                .replace('\u00a0', ' ')
                .replace('\u202f', ' ')
                .replace('：', ':')
                .strip();
    }
}
