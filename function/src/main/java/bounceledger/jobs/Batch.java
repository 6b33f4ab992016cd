package bounceledger.jobs;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Some lines of a file, read.
///
/// @param isLast whether there is no further line in the bytes that are at hand
record Batch(List<Batch.Good> good, List<Batch.Bad> bad, boolean isLast) {

    record Good(FileLine line, ListedAddress listed) {}

    record Bad(FileLine line, String why) {}

    /// Reads one line.
    @FunctionalInterface
    interface Reader {
        ListedAddress read(FileLine line) throws ListedAddress.Refusal;
    }

    static Batch of(FileLines lines, int most, Reader reader) {
        List<Good> good = new ArrayList<>();
        List<Bad> bad = new ArrayList<>();
        while (good.size() + bad.size() < most) {
            Optional<FileLine> line = lines.next();
            if (line.isEmpty()) {
                return new Batch(good, bad, true);
            }
            if (!line.get().isBlank()) {
                try {
                    good.add(new Good(line.get(), reader.read(line.get())));
                } catch (ListedAddress.Refusal refusal) {
                    bad.add(new Bad(line.get(), String.valueOf(refusal.getMessage())));
                }
            }
        }
        return new Batch(good, bad, false);
    }

    int size() {
        return good.size() + bad.size();
    }
}
