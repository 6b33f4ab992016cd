package bounceledger.tools.local;

import bounceledger.json.Json;
import bounceledger.json.JsonText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/// The sample events, and the same ones as another day would bring them.
record Samples(List<Sample> inOrder) {

    private static final int OTHER_BATCH = 4;

    /// @param name the file's, without its ending
    @SuppressWarnings("ArrayRecordComponent") // nobody compares two of these
    record Sample(String name, byte[] event) {}

    static Samples in(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            List<Sample> samples = new ArrayList<>();
            for (Path file : files.filter(path -> path.toString().endsWith(".json"))
                    .sorted()
                    .toList()) {
                String name = file.getFileName().toString();
                samples.add(new Sample(name.substring(0, name.length() - ".json".length()), Files.readAllBytes(file)));
            }
            return new Samples(samples);
        }
    }

    /// All of them again: the messages of all queues' batches shuffled into batches of another size, the direct events
    /// in between. The same at each run.
    List<byte[]> shuffled() {
        Random chance = new Random(20_261_120);
        List<Json> messages = new ArrayList<>();
        List<byte[]> events = new ArrayList<>();
        for (Sample sample : inOrder) {
            List<Json> records = Json.parse(sample.event())
                    .map(json -> json.items("Records"))
                    .orElse(List.of());
            if (records.stream().anyMatch(record -> record.has("body"))) {
                messages.addAll(records);
            } else {
                events.add(sample.event());
            }
        }
        Collections.shuffle(messages, chance);
        for (int from = 0; from < messages.size(); from += OTHER_BATCH) {
            List<Json> batch = messages.subList(from, Math.min(from + OTHER_BATCH, messages.size()));
            events.add(JsonText.object().put("Records", batch).write().getBytes(StandardCharsets.UTF_8));
        }
        Collections.shuffle(events, chance);
        return events;
    }
}
