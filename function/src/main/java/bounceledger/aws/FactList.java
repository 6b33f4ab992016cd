package bounceledger.aws;

import bounceledger.decide.Fact;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/// The facts of a page within its item: a few as lines that a person can read, many packed. A page is written anew with
/// each fact and read before each mail, so what it costs goes by its size (docs/decisions/0010).
final class FactList {

    /// About as many lines as leave the item below one kilobyte.
    private static final int MAX_LINES = 6;

    private static final String LINES = "facts";
    private static final String PACKED = "packed";

    private FactList() {}

    static void write(Attributes item, SortedSet<Fact> facts) {
        List<String> lines = facts.stream().map(FactText::write).toList();
        if (lines.size() <= MAX_LINES) {
            item.put(LINES, lines);
        } else {
            item.put(PACKED, packed(String.join("\n", lines)));
        }
    }

    static SortedSet<Fact> read(Attributes item) {
        List<String> lines = item.findBytes(PACKED)
                .map(bytes -> unpacked(bytes).lines().toList())
                .orElseGet(() -> item.texts(LINES));
        return lines.stream().map(FactText::read).collect(Collectors.toCollection(TreeSet::new));
    }

    private static byte[] packed(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DeflaterOutputStream deflated = new DeflaterOutputStream(bytes)) {
            deflated.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException impossible) {
            throw new UncheckedIOException("memory takes what is written", impossible);
        }
        return bytes.toByteArray();
    }

    private static String unpacked(byte[] bytes) {
        try (InflaterInputStream inflated = new InflaterInputStream(new ByteArrayInputStream(bytes))) {
            return new String(inflated.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException damaged) {
            throw new UncheckedIOException("a page's facts cannot be unpacked", damaged);
        }
    }
}
