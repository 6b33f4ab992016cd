package bounceledger.format;

import bounceledger.format.NoticeLine.Standing;
import bounceledger.smtp.EnhancedStatus;
import bounceledger.smtp.ReplyCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A recipient in a notice and the lines that go on from the one that named it.
final class NoticeBlock {

    private final String address;
    private final int line;
    private final int indent;
    private final List<String> words = new ArrayList<>();
    private Optional<String> origin = Optional.empty();
    private boolean isExplained;
    private boolean isAlone;
    private int end;

    private NoticeBlock(String address, int line, int indent) {
        this.address = address;
        this.line = line;
        this.end = line;
        this.indent = indent;
    }

    /// Begins with the words beside the address. A label that says what happened belongs to them, as in
    /// `Unknown user: jo@example.org`, and so does a server's answer.
    static NoticeBlock open(List<NoticeLine> lines, int index, int mention, Standing standing) {
        NoticeLine line = lines.get(index);
        Mention named = line.mentions().get(mention);
        NoticeBlock block = new NoticeBlock(named.address(), index, line.indent());
        boolean first = line.isLedBy(named);
        block.isAlone = first && standing == Standing.OPENS;
        block.isExplained = first || standing == Standing.ANSWERED;
        if (standing == Standing.ANSWERED) {
            remoteAnswer(lines, index).forEach(block.words::add);
            line.words().ifPresent(block.words::add);
        } else if (standing == Standing.OPENS && first) {
            block.words.add(withoutPunctuation(line.text().substring(named.end())));
        } else if (standing == Standing.OPENS) {
            line.words().ifPresent(block.words::add);
        } else {
            block.takeParagraph(lines);
        }
        return block;
    }

    /// A sentence may take several lines.
    private void takeParagraph(List<NoticeLine> lines) {
        int from = line;
        while (from > 0 && lines.get(from - 1).isText()) {
            from--;
        }
        while (end + 1 < lines.size() && lines.get(end + 1).isText()) {
            end++;
        }
        lines.subList(from, end + 1).forEach(each -> words.add(each.text()));
    }

    /// What the remote server said right before: in a transcript the local words follow it.
    private static List<String> remoteAnswer(List<NoticeLine> lines, int index) {
        int from = index;
        while (from > 0 && index - from < 20 && lines.get(from - 1).isRemoteAnswer()) {
            from--;
        }
        return lines.subList(from, index).stream()
                .flatMap(line -> line.words().stream())
                .toList();
    }

    private static String withoutPunctuation(String rest) {
        int from = 0;
        while (from < rest.length() && " \t:;,.->)".indexOf(rest.charAt(from)) >= 0) {
            from++;
        }
        return rest.substring(from);
    }

    void add(NoticeLine next) {
        isExplained = true;
        next.words().ifPresent(words::add);
        end++;
    }

    void origin(String written) {
        origin = Optional.of(written);
    }

    String address() {
        return address;
    }

    Optional<String> origin() {
        return origin;
    }

    /// Its place among the lines of the notice.
    int line() {
        return line;
    }

    /// The last line that belongs to it.
    int end() {
        return end;
    }

    int indent() {
        return indent;
    }

    boolean isAbout(String other) {
        return address.equalsIgnoreCase(other);
    }

    boolean hasWords() {
        for (String line : words) {
            if (Words.isSaying(line)) {
                return true;
            }
        }
        return false;
    }

    /// Whether no label stands before the address, so that what stands above is about it.
    boolean isAlone() {
        return isAlone;
    }

    /// Whether it has words that can say why; a label or a sentence that names the address may only say whom.
    boolean isExplained() {
        return isExplained && hasWords();
    }

    /// How good its own words are: a server's answer with a status, one without, some words, none.
    int rank() {
        String own = words();
        return EnhancedStatus.firstIn(own).isPresent()
                ? 3
                : ReplyCode.firstIn(own).isPresent() ? 2 : isExplained() ? 1 : 0;
    }

    String words() {
        List<String> saying = new ArrayList<>(words);
        saying.removeIf(line -> !Words.isSaying(line));
        return Diagnostic.of(saying);
    }
}
