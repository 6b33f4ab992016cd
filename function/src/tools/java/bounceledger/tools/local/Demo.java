package bounceledger.tools.local;

import bounceledger.decide.TrustMode;
import bounceledger.json.Json;
import bounceledger.ledger.Booking;
import bounceledger.pipeline.BouncePipeline.Processed;
import bounceledger.pipeline.Finding;
import bounceledger.pipeline.Judge;
import bounceledger.pipeline.Outcome;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// `./ledger demo`: every sample through the deployed handlers, then all again, shuffled and in other batches; then
/// what the ledger says. Compared with the tables in `events/README.md`.
final class Demo {

    /// The samples are of this day, and so are the questions: next year they say the same.
    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");

    private static final String DAY = "2026-11-20";

    /// Reported by notification and by mail; one event with two sources.
    private static final String TWICE = "jo@example.org";

    private final Path home;
    private final PrintStream out;
    private final Judge judge = Judge.shipped().trusting(TrustMode.BALANCED);
    private final Words words = new Words(judge.classifier());
    private final List<String> happened = new ArrayList<>();

    private Demo(Path home, PrintStream out) {
        this.home = home;
        this.out = out;
    }

    static int run(List<String> args, PrintStream out) throws IOException, WrongCall {
        if (!args.isEmpty()) {
            throw new WrongCall("demo takes no arguments");
        }
        return new Demo(Path.of(System.getProperty("ledger.home")), out).run();
    }

    private int run() throws IOException {
        StackTemplate template = StackTemplate.read(home.resolve("template.yaml"), Map.of("LedgerTable", "demo"));
        try (LocalDynamo dynamo = LocalDynamo.inMemory(template)) {
            String table = template.name("LedgerTable");
            keepForEver(dynamo.client(), table);
            return run(new LocalStack(
                    dynamo.client(),
                    table,
                    home.resolve("events/mails"),
                    home.resolve("function/target/demo/quarantine"),
                    judge,
                    () -> NOW));
        }
    }

    /// The samples' time to live ends some day; the local table would then delete them in the middle of the demo.
    private static void keepForEver(DynamoDbClient dynamo, String table) {
        dynamo.updateTimeToLive(update -> update.tableName(table)
                .timeToLiveSpecification(off -> off.enabled(false).attributeName("ttl")));
    }

    private int run(LocalStack stack) throws IOException {
        Samples samples = Samples.in(home.resolve("events"));
        out.println("Every sample in events/, through the deployed handlers, on an embedded DynamoDB; trust: "
                + judge.policy().trust().word() + ", a mail without a mark of ours suppresses nobody:\n");
        for (Samples.Sample sample : samples.inOrder()) {
            out.println(sample.name());
            stack.send(sample.event()).forEach(processed -> tell(sample.name(), processed));
        }
        String second = secondPass(stack, samples);
        out.println("\nAll of them again, shuffled and in other batches:\n\n" + second);
        List<String> list = list(stack);
        List<String> counts = counts(stack);
        out.println("\nGET /v1/suppressions/" + TWICE + "?explain=true");
        out.println(stack.ask("/v1/suppressions/" + TWICE, Map.of("explain", "true"))
                .write());
        out.println(
                "\nWhere to look next: events/README.md says what each sample shows; ./ledger classify FILE reads your"
                        + "\nown mails and events; ./ledger explain '550 5.7.1 …' reads one reply; docs/operating.md deploys.");
        return compare(second, list, counts);
    }

    private void tell(String sample, Processed processed) {
        switch (processed.outcome()) {
            case Outcome.Recorded(String _, List<Outcome.Entry> entries) ->
                entries.forEach(entry -> {
                    out.println("    " + words.line(entry.finding()) + "  "
                            + entry.booking().word()
                            + Words.unbelieved(entry.proof(), judge.policy().trust()));
                    happened.add(row(sample, entry.finding()));
                });
            case Outcome.Ignored(String what, String why) -> tell(sample, "ignored", what, why);
            case Outcome.Quarantined(String why) -> tell(sample, "quarantined", "", why);
            case Outcome.TryAgain(String why) -> tell(sample, "try-again", "", why);
        }
    }

    private void tell(String sample, String outcome, String what, String why) {
        out.println("    " + outcome + (what.isEmpty() ? "" : " (" + what + ")") + ": " + why);
        happened.add(String.join(" | ", sample, "", outcome, what, ""));
    }

    private static String row(String sample, Finding finding) {
        return String.join(
                " | ",
                sample,
                finding.address().map(Object::toString).orElse(""),
                finding.kind().word(),
                finding.verdict().cause().word(),
                finding.decision().word());
    }

    private static String secondPass(LocalStack stack, Samples samples) throws IOException {
        Map<Booking, Integer> bookings = new EnumMap<>(Booking.class);
        for (byte[] event : samples.shuffled()) {
            for (Processed processed : stack.send(event)) {
                if (processed.outcome() instanceof Outcome.Recorded(String _, List<Outcome.Entry> entries)) {
                    entries.forEach(entry -> bookings.merge(entry.booking(), 1, Integer::sum));
                }
            }
        }
        int known = bookings.getOrDefault(Booking.ALREADY_THERE, 0);
        int all = bookings.values().stream().mapToInt(Integer::intValue).sum();
        return "second pass: " + (all - known) + " booked, " + known + " already there";
    }

    private List<String> list(LocalStack stack) throws IOException {
        out.println("\nGET /v1/suppressions");
        return rows(stack.ask("/v1/suppressions", Map.of()), "address", "reason", "cause", "until");
    }

    private List<String> counts(LocalStack stack) throws IOException {
        out.println("\nGET /v1/stats?from=" + DAY + "&to=" + DAY + "&group_by=kind,cause");
        return rows(
                stack.ask("/v1/stats", Map.of("from", DAY, "to", DAY, "group_by", "kind,cause")),
                "kind",
                "cause",
                "count");
    }

    /// Prints the answer as it came, but each entry on a line of its own.
    private List<String> rows(Json answer, String... names) {
        List<Json> entries = answer.items("data");
        out.println("{\"data\":[");
        out.println(entries.stream().map(entry -> "  " + entry.write()).collect(Collectors.joining(",\n")));
        out.println("]" + answer.write().replaceFirst("^.*]", ""));
        return entries.stream()
                .map(entry -> Arrays.stream(names)
                        .map(name -> entry.at(name).word().orElse(""))
                        .collect(Collectors.joining(" | ")))
                .toList();
    }

    private int compare(String second, List<String> list, List<String> counts) throws IOException {
        ExpectedTables expected = ExpectedTables.read(home.resolve("events/README.md"));
        List<String> differences = new ArrayList<>();
        differences.addAll(expected.differences("What becomes of each", happened));
        differences.addAll(expected.differences("The suppression list", list));
        differences.addAll(expected.differences("The counts of the day", counts));
        if (!second.startsWith("second pass: 0 booked, " + recorded() + " ")) {
            differences.add("booked twice, or lost: " + second);
        }
        if (differences.isEmpty()) {
            out.println("\nAs written in events/README.md.");
            return 0;
        }
        out.println("\nNot as written in events/README.md:");
        differences.forEach(difference -> out.println("    " + difference));
        return 1;
    }

    private long recorded() {
        return happened.stream().filter(row -> !row.contains(" |  | ")).count();
    }
}
