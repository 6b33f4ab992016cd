package bounceledger.format;

import bounceledger.phrase.PhraseMatcher;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/// The words by which a plain-text notice is known, out of `notice-words.csv`.
final class NoticeWords {

    /// What a phrase says; the table explains each.
    enum Role {
        AUTHOR,
        FAILED,
        NOTICE,
        FINAL,
        DELAYED,
        DELIVERED,
        REFUSED,
        HELD,
        ANSWER,
        OWNER,
        ASIDE,
        LABEL,
        CONTACT,
        ORIGIN,
        SUMMARY
    }

    /// A phrase of that role at that place.
    record Found(Role role, int start, int end) {}

    private static final String FILE = "notice-words.csv";

    /// Of a `From` field.
    static final NoticeWords AUTHORS = new NoticeWords(Role.AUTHOR);

    /// Of a subject or a whole text.
    static final NoticeWords STATEMENTS =
            new NoticeWords(Role.FAILED, Role.NOTICE, Role.FINAL, Role.DELAYED, Role.DELIVERED);

    /// Of a subject.
    static final NoticeWords OWNERS = new NoticeWords(Role.OWNER);

    /// Of what a mailing list's manager writes.
    static final NoticeWords POSTS = new NoticeWords(Role.REFUSED, Role.HELD);

    /// Of a subject.
    static final NoticeWords PREFIXES = new NoticeWords(Role.ANSWER);

    /// Of what stands before an address.
    static final NoticeWords LEADS = new NoticeWords(Role.ASIDE, Role.LABEL, Role.CONTACT, Role.ORIGIN, Role.SUMMARY);

    private final List<Role> roles = new ArrayList<>();
    private final PhraseMatcher matcher;

    private NoticeWords(Role... wanted) {
        List<String> phrases = new ArrayList<>();
        rows().forEach(row -> {
            Role role = Role.valueOf(row[0].toUpperCase(Locale.ROOT));
            if (List.of(wanted).contains(role)) {
                roles.add(role);
                phrases.add(row[1]);
            }
        });
        matcher = new PhraseMatcher(phrases);
    }

    private static Stream<String[]> rows() {
        try (InputStream in = NoticeWords.class.getResourceAsStream(FILE)) {
            if (in == null) {
                throw new IllegalArgumentException("no such file: " + FILE);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split(",", 2));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /// Every phrase in the line, each at its first place.
    List<Found> find(String text) {
        List<Found> found = new ArrayList<>();
        for (PhraseMatcher.Hit hit : matcher.find(PhraseMatcher.normal(text))) {
            found.add(new Found(roles.get(hit.phrase()), hit.start(), hit.end()));
        }
        return found;
    }

    /// What the text says, however its lines are broken.
    Set<Role> in(String text) {
        Set<Role> said = EnumSet.noneOf(Role.class);
        for (PhraseMatcher.Hit hit : matcher.find(PhraseMatcher.normal(Words.folded(text)))) {
            said.add(roles.get(hit.phrase()));
        }
        return said;
    }
}
