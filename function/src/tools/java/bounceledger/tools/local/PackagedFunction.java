package bounceledger.tools.local;

import com.amazonaws.services.lambda.runtime.LambdaRuntime;
import com.amazonaws.services.lambda.runtime.api.client.AWSLambda;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.utilslite.SdkInternalThreadLocal;

/// The function as it is packaged, in a JVM of its own, driven by Lambda's own runtime interface client.
///
/// The class path of that JVM holds the client alone; the client loads the function from the package, as in Lambda.
public final class PackagedFunction implements AutoCloseable {

    /// What the client's jar needs from others, by one class of each. A jar that is missing fails the start.
    private static final List<Class<?>> BOOTSTRAP =
            List.of(AWSLambda.class, LambdaRuntime.class, PojoSerializer.class, SdkInternalThreadLocal.class);

    private static final Duration START = Duration.ofSeconds(60);
    private static final Duration GRACE = Duration.ofSeconds(5);

    /// The client would unpack it to one fixed file in `/tmp`, whoever else runs.
    private static final String NATIVE_LIBRARY =
            "com.amazonaws.services.lambda.runtime.api.client.runtimeapi.NativeClient.JNI";

    /// What came of an invocation.
    ///
    /// @param failed whether the function threw; then the text is Lambda's error document
    /// @param log the lines that it printed meanwhile
    /// @param took until it answered
    public record Invoked(boolean failed, String text, List<String> log, Duration took) {}

    private final FunctionSettings settings;
    private final Path folder;
    private final RuntimeApi api;
    private final Process process;
    private final List<String> startLog;
    private final Duration startTook;
    private long logged;

    /// Starts the function and waits until it asks for its first event.
    ///
    /// @param classesAndJars laid out like `/var/task`: classes, and jars in `lib`
    /// @param endpoints by service, as in `AWS_ENDPOINT_URL_<service>`
    public PackagedFunction(FunctionSettings settings, Path classesAndJars, Map<String, URI> endpoints)
            throws IOException {
        this(settings, classesAndJars, endpoints, FunctionStart.QUICK);
    }

    /// The same, started in another way.
    public PackagedFunction(
            FunctionSettings settings, Path classesAndJars, Map<String, URI> endpoints, FunctionStart start)
            throws IOException {
        if (!Files.isDirectory(classesAndJars.resolve("lib"))) {
            throw new IllegalStateException("not packaged yet, `mvn verify` does it: " + classesAndJars);
        }
        this.settings = settings;
        folder = Files.createTempDirectory("packaged-function");
        api = new RuntimeApi(settings.name());
        long started = System.nanoTime();
        process = start(start, classesAndJars.toAbsolutePath().normalize(), endpoints);
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        try {
            await(api.idle(), START);
            startTook = Duration.ofNanos(System.nanoTime() - started);
            startLog = newLines();
        } catch (IOException | RuntimeException failed) {
            close();
            throw failed;
        }
    }

    /// What it printed while it started.
    public List<String> startLog() {
        return startLog;
    }

    /// From the start of its process until it asked for its first event.
    public Duration startTook() {
        return startTook;
    }

    /// Hands it an event, and ends its process after this time, wherever it is by then.
    public void invokeAndKill(byte[] event, Duration after) throws InterruptedException {
        CompletableFuture<RuntimeApi.Answer> _ = api.invoke(event, settings.timeout());
        Thread.sleep(after);
        process.destroyForcibly().waitFor();
    }

    /// Invokes it with all the time that the template gives it.
    public Invoked invoke(byte[] event) throws IOException {
        return invoke(event, settings.timeout());
    }

    /// Invokes it with less time.
    public Invoked invoke(byte[] event, Duration timeLeft) throws IOException {
        long invoked = System.nanoTime();
        RuntimeApi.Answer answer = await(api.invoke(event, timeLeft), timeLeft.plus(GRACE));
        Duration took = Duration.ofNanos(System.nanoTime() - invoked);
        await(api.idle(), GRACE);
        return new Invoked(answer.failed(), answer.text(), newLines(), took);
    }

    private <T> T await(CompletableFuture<T> wanted, Duration patience) throws IOException {
        CompletableFuture<?> ended = CompletableFuture.anyOf(wanted, process.onExit(), api.failedStart());
        try {
            ended.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException tooLong) {
            throw new IOException(settings.name() + " took longer than " + patience + ": " + newLines(), tooLong);
        } catch (InterruptedException | ExecutionException trouble) {
            throw new IOException(settings.name() + " could not be waited for", trouble);
        }
        if (wanted.isDone()) {
            return wanted.join();
        }
        String said = api.failedStart().isDone() ? api.failedStart().join().text() : "";
        throw new IOException(settings.name() + " has ended: " + said + newLines());
    }

    private Process start(FunctionStart start, Path classesAndJars, Map<String, URI> endpoints) throws IOException {
        List<String> command = start.command(
                Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(
                // Lambda leaves the rest to the JVM itself.
                "-Xmx" + settings.memoryMegabytes() * 85 / 100 + "m",
                "-Djava.io.tmpdir=" + folder,
                "-D" + NATIVE_LIBRARY + "=" + nativeLibrary(),
                "-classpath",
                BOOTSTRAP.stream().map(PackagedFunction::jar).collect(Collectors.joining(File.pathSeparator)),
                AWSLambda.class.getName(),
                settings.handler()));
        ProcessBuilder java = new ProcessBuilder(command)
                .directory(classesAndJars.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log().toFile());
        environment(java.environment(), classesAndJars, endpoints);
        java.environment().put("AWS_LAMBDA_INITIALIZATION_TYPE", start.initializationType());
        return java.start();
    }

    /// Nothing of our own environment: no credentials, no profile.
    private void environment(Map<String, String> environment, Path classesAndJars, Map<String, URI> endpoints) {
        environment.clear();
        environment.putAll(settings.environment());
        environment.put("AWS_LAMBDA_RUNTIME_API", api.address());
        environment.put("AWS_LAMBDA_FUNCTION_NAME", settings.name());
        environment.put("AWS_LAMBDA_FUNCTION_VERSION", "1");
        environment.put("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", Integer.toString(settings.memoryMegabytes()));
        environment.put("AWS_LAMBDA_LOG_FORMAT", settings.logFormat());
        environment.put("AWS_LAMBDA_LOG_GROUP_NAME", "local");
        environment.put("AWS_LAMBDA_LOG_STREAM_NAME", "local");
        environment.put("_HANDLER", settings.handler());
        environment.put("LAMBDA_TASK_ROOT", classesAndJars.toString());
        environment.put("AWS_REGION", "us-east-1");
        environment.put("AWS_ACCESS_KEY_ID", "local");
        environment.put("AWS_SECRET_ACCESS_KEY", "local");
        environment.put("HOME", folder.toString());
        environment.put("TZ", ":UTC");
        environment.put("LANG", "en_US.UTF-8");
        endpoints.forEach((service, at) -> environment.put("AWS_ENDPOINT_URL_" + service, at.toString()));
    }

    private static String jar(Class<?> type) {
        try {
            return Path.of(type.getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toString();
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private Path nativeLibrary() throws IOException {
        String processor = System.getProperty("os.arch").equals("aarch64") ? "aarch_64" : "x86_64";
        Path library = folder.resolve("runtime.so");
        try (InputStream packed =
                AWSLambda.class.getResourceAsStream("/jni/libaws-lambda-jni.linux-" + processor + ".so")) {
            if (packed == null) {
                throw new IOException("the runtime interface client has no library for " + processor);
            }
            Files.copy(packed, library);
        }
        return library;
    }

    private Path log() {
        return folder.resolve("log");
    }

    /// The most memory that its process ever held, of every kind, in megabytes; Lambda ends one that holds more than it
    /// has. Only Linux tells.
    public int peakMegabytes() throws IOException {
        String status = Files.readString(Path.of("/proc", Long.toString(process.pid()), "status"));
        return status.lines()
                .filter(line -> line.startsWith("VmHWM:"))
                .mapToInt(line -> Integer.parseInt(line.replaceAll("\\D", "")) / 1024)
                .findFirst()
                .orElseThrow(() -> new IOException("no VmHWM in /proc"));
    }

    /// Processor time of its process so far, all of its threads.
    public Duration processorTime() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /// What was printed since the last call.
    private List<String> newLines() throws IOException {
        byte[] all = Files.readAllBytes(log());
        String text = new String(all, (int) logged, all.length - (int) logged, StandardCharsets.UTF_8);
        logged = all.length;
        return text.lines().toList();
    }

    @Override
    public void close() throws IOException {
        process.destroyForcibly();
        process.onExit().join();
        api.close();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
