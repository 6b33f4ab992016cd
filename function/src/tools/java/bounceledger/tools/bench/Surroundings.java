package bounceledger.tools.bench;

import bounceledger.tools.local.FunctionSettings;
import bounceledger.tools.local.FunctionStart;
import bounceledger.tools.local.LocalDynamo;
import bounceledger.tools.local.LocalS3;
import bounceledger.tools.local.ObjectStore;
import bounceledger.tools.local.PackagedFunction;
import bounceledger.tools.local.StackTemplate;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// What a packaged function needs around it: a table, a bucket, and its package.
public final class Surroundings implements AutoCloseable {

    static final String BUCKET = "mails";
    static final String PEPPER = "a-pepper-for-measurements-only-0123456789";

    private final Path packaged;
    private final StackTemplate template;
    private final LocalDynamo dynamo;
    private final ObjectStore bucket = ObjectStore.inMemory();
    private final LocalS3 s3;

    /// @param home the repository
    public Surroundings(Path home) throws IOException {
        packaged = home.resolve("function/target/package");
        if (!Files.isDirectory(packaged.resolve("lib"))) {
            throw new IOException("not packaged yet: mvn -B -q -f function verify -DskipTests");
        }
        template = StackTemplate.read(
                home.resolve("template.yaml"), Map.of("LedgerTable", "ledger", "MailBucket", BUCKET, "Pepper", PEPPER));
        dynamo = dynamo(template);
        s3 = new LocalS3(bucket);
    }

    private static LocalDynamo dynamo(StackTemplate template) throws IOException {
        try {
            return LocalDynamo.served(template);
        } catch (IOException trouble) {
            throw trouble;
        } catch (Exception trouble) {
            throw new IOException("DynamoDB Local does not start", trouble);
        }
    }

    LocalDynamo dynamo() {
        return dynamo;
    }

    ObjectStore bucket() {
        return bucket;
    }

    FunctionSettings settings(String resource) {
        return template.function(resource);
    }

    PackagedFunction start(FunctionSettings settings, FunctionStart start) throws IOException {
        return new PackagedFunction(
                settings, packaged, Map.of("DYNAMODB", dynamo.endpoint(), "S3", s3.endpoint()), start);
    }

    /// A function that does nothing, in a package of its own.
    PackagedFunction startEmpty(Path folder, FunctionStart start) throws IOException {
        String file = EmptyHandler.class.getName().replace('.', '/') + ".class";
        Path place = folder.resolve(file);
        Files.createDirectories(place.getParent());
        Files.createDirectories(folder.resolve("lib"));
        try (InputStream bytes = EmptyHandler.class.getResourceAsStream("EmptyHandler.class")) {
            if (bytes == null) {
                throw new IOException("not compiled: " + file);
            }
            Files.write(place, bytes.readAllBytes());
        }
        FunctionSettings like = settings("BounceFunction");
        FunctionSettings empty = new FunctionSettings(
                "Empty",
                EmptyHandler.class.getName() + "::handleRequest",
                like.memoryMegabytes(),
                like.timeout(),
                like.logFormat(),
                Map.of());
        return new PackagedFunction(empty, folder, Map.of(), start);
    }

    /// The package's parts by size: the classes together, and each jar.
    List<Map.Entry<String, Long>> sizes() throws IOException {
        try (Stream<Path> jars = Files.list(packaged.resolve("lib"));
                Stream<Path> classes = Files.walk(packaged.resolve("bounceledger"))) {
            long own = classes.filter(Files::isRegularFile)
                    .mapToLong(Surroundings::size)
                    .sum();
            return Stream.concat(
                            Stream.of(Map.entry("our own classes and knowledge", own)),
                            jars.map(jar -> Map.entry(String.valueOf(jar.getFileName()), size(jar))))
                    .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                    .toList();
        }
    }

    private static long size(Path file) {
        return file.toFile().length();
    }

    @Override
    public void close() throws IOException {
        try (LocalDynamo _ = dynamo;
                LocalS3 _ = s3) {
            // closes both
        }
    }
}
