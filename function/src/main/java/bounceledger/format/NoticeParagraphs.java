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

    /// Of several places that name the same address, the first of those that say most; the first of all when only below
    /// it a server's answer stands.
    String about(List<NoticeBlock> same) {
        NoticeBlock first = same.getFirst();
        NoticeBlock best = first;
        int rank = same.size() > 1 ? best.rank() : 0;
        for (NoticeBlock block : same.subList(1, same.size())) {
            if (block.rank() > rank) {
                best = block;
                rank = block.rank();
            }
        }
        String words = about(best);
        if (best == first || Words.isReply(words)) {
            return words;
        }
        String below = about(first);
        return Words.isReply(below) ? below : words;
    }

    /// What stands beside the address. When no server's answer is in that, also the next one that follows, up to the
    /// next recipient that has words of its own. Without either: what stands right above, and at last all that was
    /// said before the first recipient and, where no server's answer is in that, after this one.
    private String about(NoticeBlock block) {
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
        String above = block.isAlone() ? above(block) : "";
        if (block.isAlone() && !Words.isSaying(above) && after.isEmpty()) {
            above = between(block);
        }
        if (Words.isSaying(above)) {
            return joined(above, own);
        }
        String before = joined(before(block), own);
        return Words.isReply(before) ? before : joined(before, String.join("\n", after));
    }

    /// The last paragraph between this recipient and the one before it, which has words of its own: a heading.
    private String between(NoticeBlock block) {
        int place = places.getOrDefault(block, 0);
        if (place == 0 || !blocks.get(place - 1).isExplained()) {
            return "";
        }
        List<String> paragraphs = paragraphs(blocks.get(place - 1).end() + 1, block.line());
        return paragraphs.isEmpty() ? "" : paragraphs.getLast();
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
