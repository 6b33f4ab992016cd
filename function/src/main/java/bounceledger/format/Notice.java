package bounceledger.format;

import bounceledger.format.NoticeLine.Standing;
import bounceledger.mail.MailLimits;
import bounceledger.mail.MailParts;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A notice in plain text, read by what all of them have in common: an address stands where a line begins or after a
/// label, and the words about it follow, in the same paragraph or in the next ones.
///
/// A paragraph ends at an empty line or a rule. Lines further in than the one that opened with an address go on with
/// it. Several addresses without words between them share the words that come after.
final class Notice {

    private static final int MAX_TEXT = 64 * 1024;

    /// Words that are kept of one recipient's.
    private static final int MAX_WORDS = 2_000;

    /// What the notice says of one recipient.
    ///
    /// @param origin the address that led to this one, where the notice tells
    /// @param isCertain whether its own line says so, not just a sentence in which it stands
    record Entry(String address, Optional<String> origin, String words, boolean isCertain) {}

    private final List<NoticeLine> lines;
    private final Set<String> others;
    private final List<NoticeBlock> blocks = new ArrayList<>();
    private final List<NoticeBlock> named = new ArrayList<>();
    private final List<NoticeBlock> listed = new ArrayList<>();
    private Optional<String> origin = Optional.empty();

    private Notice(List<NoticeLine> lines, Set<String> others) {
        this.lines = lines;
        this.others = new HashSet<>(others);
        for (int i = 0; i < lines.size(); i++) {
            this.others.addAll(lines.get(i).asides(i == 0 ? Optional.empty() : Optional.of(lines.get(i - 1))));
        }
    }

    /// What the mail's text says, recipient by recipient.
    static List<Entry> in(MailParts mail) {
        return in(mail, mail.text());
    }

    /// @param text what to believe of it
    static List<Entry> in(MailParts mail, String text) {
        String head = text.length() > MAX_TEXT ? text.substring(0, MAX_TEXT) : text;
        return new Notice(NoticeLine.of(head), Sender.bystanders(mail)).entries();
    }

    private List<Entry> entries() {
        sort();
        List<NoticeBlock> chosen = !blocks.isEmpty() ? blocks : !named.isEmpty() ? named : listed;
        if (chosen.isEmpty()) {
            return origin.map(address -> List.of(new Entry(address, Optional.empty(), all(), true)))
                    .orElse(List.of());
        }
        Map<String, List<NoticeBlock>> byAddress = new LinkedHashMap<>();
        chosen.forEach(block -> byAddress
                .computeIfAbsent(block.address().toLowerCase(Locale.ROOT), none -> new ArrayList<>())
                .add(block));
        NoticeParagraphs paragraphs = new NoticeParagraphs(lines, chosen);
        List<Entry> entries = new ArrayList<>();
        for (List<NoticeBlock> same : byAddress.values()) {
            if (entries.size() < MailLimits.RECIPIENTS) {
                entries.add(entry(same, paragraphs));
            }
        }
        return entries;
    }

    private Entry entry(List<NoticeBlock> same, NoticeParagraphs paragraphs) {
        return new Entry(
                same.getFirst().address(),
                origin(same),
                cut(paragraphs.about(same)),
                !blocks.isEmpty() || named.isEmpty());
    }

    private static Optional<String> origin(List<NoticeBlock> blocks) {
        for (NoticeBlock block : blocks) {
            if (block.origin().isPresent()) {
                return block.origin();
            }
        }
        return Optional.empty();
    }

    /// Gives every line its place: it opens a block, goes on with one, or stands by itself.
    private void sort() {
        Optional<NoticeBlock> open = Optional.empty();
        for (int i = 0; i < lines.size(); i++) {
            NoticeLine line = lines.get(i);
            if (!line.isText()) {
                open = Optional.empty();
                continue;
            }
            List<NoticeBlock> opened = isContinuation(open, line) ? List.of() : opened(i, open);
            if (opened.isEmpty()) {
                open.ifPresent(block -> block.add(line));
            } else {
                blocks.addAll(opened);
                open = Optional.of(opened.getLast());
            }
            note(i, line, open);
        }
    }

    private static boolean isContinuation(Optional<NoticeBlock> open, NoticeLine line) {
        return open.filter(
                        block -> line.indent() > block.indent() && block.hasWords() && !Words.opensReply(line.text()))
                .isPresent();
    }

    private List<NoticeBlock> opened(int index, Optional<NoticeBlock> open) {
        NoticeLine line = lines.get(index);
        List<NoticeBlock> opened = new ArrayList<>();
        for (int i = 0; i < line.mentions().size(); i++) {
            Standing standing = line.standing(i);
            boolean counts = (standing == Standing.OPENS && (i > 0 || isFree(index, open)))
                    || (standing == Standing.ANSWERED && i == 0);
            Mention mention = line.mentions().get(i);
            boolean same =
                    open.filter(block -> block.isAbout(mention.address())).isPresent();
            if (counts && !same && !isOther(line, mention)) {
                opened.add(NoticeBlock.open(lines, index, i, standing));
            } else if (i == 0) {
                return List.of();
            }
        }
        return opened;
    }

    /// A sentence may break its line before an address; then the line above it goes on into it.
    private boolean isFree(int index, Optional<NoticeBlock> open) {
        NoticeLine line = lines.get(index);
        Mention mention = line.mentions().getFirst();
        if (index == 0 || open.isPresent() || !line.isLedBy(mention)) {
            return true;
        }
        NoticeLine above = lines.get(index - 1);
        if (!above.isText()) {
            return true;
        }
        String rest = line.text().substring(mention.end());
        boolean ended = ".:;!)".indexOf(above.text().charAt(above.text().length() - 1)) >= 0;
        return ended
                || rest.startsWith(":")
                || !Words.isSaying(rest)
                || Words.opensReply(rest.strip())
                || (index + 1 < lines.size() && lines.get(index + 1).isRow());
    }

    /// Whoever writes to himself gets a bounce about himself; then a colon and the reason follow.
    private boolean isOther(NoticeLine line, Mention mention) {
        return others.contains(mention.address().toLowerCase(Locale.ROOT))
                && !line.text().startsWith(":", mention.end());
    }

    /// Notes the addresses that open nothing.
    private void note(int index, NoticeLine line, Optional<NoticeBlock> open) {
        for (int i = 0; i < line.mentions().size(); i++) {
            Mention mention = line.mentions().get(i);
            Standing standing = line.standing(i);
            if (standing == Standing.ORIGIN) {
                open.ifPresent(block -> block.origin(mention.address()));
                origin = origin.or(() -> Optional.of(mention.address()));
            } else if (open.isEmpty() && !isOther(line, mention)) {
                if (standing == Standing.NAMED || standing == Standing.OPENS) {
                    named.add(NoticeBlock.open(lines, index, i, Standing.NAMED));
                } else if (standing == Standing.LISTED) {
                    listed.add(NoticeBlock.open(lines, index, i, standing));
                }
            }
        }
    }

    private String all() {
        return cut(Diagnostic.of(lines.stream().map(NoticeLine::text).toList()));
    }

    private static String cut(String words) {
        return words.length() > MAX_WORDS ? words.substring(0, MAX_WORDS) : words;
    }
}
