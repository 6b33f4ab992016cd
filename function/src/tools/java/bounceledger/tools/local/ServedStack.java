package bounceledger.tools.local;

import bounceledger.decide.TrustMode;
import bounceledger.page.PageFiles;
import bounceledger.pipeline.Deliveries;
import bounceledger.pipeline.Judge;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// The deployed handlers behind HTTP on this machine. A ledger that is new begins with the samples in `events/` and a
/// made-up month of bounces, and the page says so.
final class ServedStack implements AutoCloseable {

    private static final String NOTICE =
            "Sample data. These bounces are made up, so that there is something to look at.";

    /// Says that the samples are all in.
    private static final String DONE = "sample-data";

    /// How it is kept up.
    ///
    /// @param port 0 for any that is free
    /// @param data the folder where the table is kept; empty for memory alone
    /// @param samples whether a new ledger begins with them, or with nothing
    record Setting(int port, Optional<Path> data, Deliveries deliveries, boolean samples) {}

    private final LocalGateway gateway;
    private final LocalDynamo dynamo;

    private ServedStack(LocalGateway gateway, LocalDynamo dynamo) {
        this.gateway = gateway;
        this.dynamo = dynamo;
    }

    /// Answers when this returns.
    ///
    /// @param home the folder of `template.yaml` and `events/`
    /// @throws java.net.BindException when the port is in use
    static ServedStack start(Path home, Setting setting, InstantSource clock) throws IOException {
        LocalGateway gateway = new LocalGateway(setting.port());
        try {
            StackTemplate template = StackTemplate.read(home.resolve("template.yaml"), Map.of("LedgerTable", "serve"));
            LocalDynamo dynamo = setting.data().isPresent()
                    ? LocalDynamo.inFolder(setting.data().get(), template)
                    : LocalDynamo.inMemory(template);
            Judge judge = Judge.shipped().trusting(TrustMode.BALANCED);
            LocalStack stack = stack(home, setting, dynamo, template.name("LedgerTable"), judge, clock);
            if (setting.samples()) {
                begin(home, setting.data(), stack, () -> SampleMonth.until(clock.instant(), judge.classifier()));
            }
            gateway.open(stack);
            return new ServedStack(gateway, dynamo);
        } catch (IOException | RuntimeException trouble) {
            gateway.close();
            throw trouble;
        }
    }

    private static LocalStack stack(
            Path home, Setting setting, LocalDynamo dynamo, String table, Judge judge, InstantSource clock)
            throws IOException {
        return new LocalStack(
                dynamo.client(),
                table,
                home.resolve("events/mails"),
                setting.data().orElse(home.resolve("function/target/serve")).resolve("quarantine"),
                judge,
                clock,
                setting.deliveries(),
                PageFiles.shipped(
                        judge.classifier(), judge.policy(), Optional.of(NOTICE).filter(_ -> setting.samples())));
    }

    /// Once for each table; one that was stopped in the middle begins again, and books nothing of a day twice.
    private static void begin(Path home, Optional<Path> data, LocalStack stack, Supplier<List<byte[]>> month)
            throws IOException {
        Optional<Path> done = data.map(folder -> folder.resolve(DONE));
        if (done.filter(Files::exists).isPresent()) {
            return;
        }
        for (Samples.Sample sample : Samples.in(home.resolve("events")).inOrder()) {
            stack.send(sample.event());
        }
        for (byte[] event : month.get()) {
            stack.send(event);
        }
        if (done.isPresent()) {
            Files.writeString(done.get(), "The made-up bounces are all booked.\n");
        }
    }

    URI address() {
        return gateway.address();
    }

    @Override
    public void close() {
        gateway.close();
        dynamo.close();
    }
}
