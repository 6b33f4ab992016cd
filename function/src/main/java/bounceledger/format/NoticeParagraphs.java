package bounceledger.format;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The words about a recipient, where they do not stand beside it.
final class NoticeParagraphs {

    private final List<NoticeLine> lines;
    private final List<NoticeBlock> blocks;
    private final Map<NoticeBlock, Integer> places = new HashMap<>();
    private final Map<Integer, List<String>> following = new HashMap<>();

    NoticeParagraphs(List<NoticeLine> lines, List<NoticeBlock> blocks) {
        this.lines = lines;
        this.blocks = blocks;
        for (int i = 0; i < blocks.size(); i++) {
            places.put(blocks.get(i), i);
        }
    }

    /// What stands beside the address. When no server's answer is in that, also the next one that follows, up to the
    /// next recipient that has words of its own. Without either: what stands right above, and at last all that was
    /// said before the first recipient and after this one.
    String about(NoticeBlock block) {
        String own = block.words();
        if (Words.isReply(own)) {
            return own;
        }
        List<String> after = after(block);
        for (String paragraph : after) {
            if (Words.isReply(paragraph)) {
                return joined(own, paragraph);
            }
        }
        if (block.isExplained()) {
            return own;
        }
        String above = above(block);
        return block.isAlone() && Words.isSaying(above)
                ? joined(above, own)
                : joined(joined(before(block), own), String.join("\n", after));
    }

    /// All that was said before any address.
    private String before(NoticeBlock block) {
        int first = blocks.stream().mapToInt(NoticeBlock::line).min().orElse(block.line());
        return String.join("\n", paragraphs(0, first));
    }

    private static String joined(String one, String other) {
        return Words.isSaying(one) && Words.isSaying(other) ? one + "\n" + other : Words.isSaying(one) ? one : other;
    }

    /// What follows the address, or the list of addresses that it is in, up to the next one that has words.
    private List<String> after(NoticeBlock block) {
        int last = places.getOrDefault(block, 0);
        while (last + 1 < blocks.size()
                && (isBeside(block, last + 1) || !blocks.get(last + 1).hasWords())) {
            last++;
        }
        int end = last + 1 < blocks.size() ? blocks.get(last + 1).line() : lines.size();
        int from = blocks.get(last).end() + 1;
        return following.computeIfAbsent(last, none -> paragraphs(from, end));
    }

    /// Whether it stands in the same sentence.
    private boolean isBeside(NoticeBlock block, int place) {
        return blocks.get(place).line() <= block.end();
    }

    /// The words right above the address in its paragraph; a heading such as `Recipients:` says nothing of why.
    private String above(NoticeBlock block) {
        int end = block.line();
        while (end > 0
                && lines.get(end - 1).isText()
                && !lines.get(end - 1).mentions().isEmpty()) {
            end--;
        }
        int start = end;
        while (start > 0 && lines.get(start - 1).isText()) {
            start--;
        }
        boolean heading = end > start && lines.get(end - 1).text().endsWith(":");
        return heading ? "" : String.join("\n", paragraphs(start, end));
    }

    private List<String> paragraphs(int from, int to) {
        List<String> paragraphs = new ArrayList<>();
        List<String> current = new ArrayList<>();
        for (int i = from; i < to; i++) {
            NoticeLine line = lines.get(i);
            if (line.isText()) {
                line.words().ifPresent(current::add);
            } else if (!current.isEmpty()) {
                paragraphs.add(Diagnostic.of(current));
                current.clear();
            }
        }
        if (!current.isEmpty()) {
            paragraphs.add(Diagnostic.of(current));
        }
        return paragraphs;
    }
}
