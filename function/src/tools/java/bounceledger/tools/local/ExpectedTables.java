package bounceledger.tools.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The tables that are written in `events/README.md`, by the heading they stand under.
record ExpectedTables(Map<String, List<String>> rows) {

    static ExpectedTables read(Path file) throws IOException {
        Map<String, List<String>> rows = new LinkedHashMap<>();
        List<String> table = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            if (line.startsWith("## ")) {
                table = new ArrayList<>();
                rows.put(line.substring(3).strip(), table);
            } else if (line.startsWith("|")) {
                table.add(row(line));
            }
        }
        // Of each table the first two rows are its head.
        rows.replaceAll((_, all) -> all.subList(Math.min(2, all.size()), all.size()));
        return new ExpectedTables(rows);
    }

    private static String row(String line) {
        return String.join(
                " | ",
                Arrays.stream(line.split("\\|")).skip(1).map(String::strip).toList());
    }

    /// What is written and did not happen, and what happened and is not written; nothing when they agree.
    List<String> differences(String heading, List<String> happened) {
        List<String> missing = new ArrayList<>(rows.getOrDefault(heading, List.of()));
        List<String> extra = new ArrayList<>(happened);
        happened.forEach(missing::remove);
        rows.getOrDefault(heading, List.of()).forEach(extra::remove);
        List<String> differences = new ArrayList<>();
        missing.forEach(row -> differences.add("expected, did not happen: " + row));
        extra.forEach(row -> differences.add("happened, not expected:   " + row));
        return differences;
    }
}
