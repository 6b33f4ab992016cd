package bounceledger.tools.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Stream;

/// Where the objects of a local bucket lie. Names are `bucket/key`.
public sealed interface ObjectStore {

    /// An object as it was once put.
    @SuppressWarnings("ArrayRecordComponent") // bytes that are handed on, and never compared
    record Stored(String version, byte[] bytes) {}

    Stored put(String name, byte[] bytes) throws IOException;

    /// The version asked for, or the newest.
    Optional<Stored> find(String name, Optional<String> version) throws IOException;

    /// The names that begin like this, in order.
    List<String> names(String prefix) throws IOException;

    /// All versions of an object, the newest first.
    List<String> versions(String name) throws IOException;

    /// Takes one version away for good; there may be none.
    void delete(String name, String version) throws IOException;

    /// Keeps every version, in memory.
    static ObjectStore inMemory() {
        return new Memory(new ConcurrentSkipListMap<>());
    }

    /// Keeps the newest version of each as a file; whatever version is asked for, the file answers.
    static ObjectStore inFolder(Path folder) {
        return new Folder(folder.toAbsolutePath().normalize());
    }

    /// Versions by name, oldest first.
    record Memory(SortedMap<String, List<Stored>> objects) implements ObjectStore {

        @Override
        public synchronized Stored put(String name, byte[] bytes) {
            List<Stored> versions = objects.getOrDefault(name, List.of());
            int number = versions.isEmpty()
                    ? 1
                    : Integer.parseInt(versions.getLast().version().substring(1)) + 1;
            Stored stored = new Stored("v" + number, bytes.clone());
            objects.put(
                    name, Stream.concat(versions.stream(), Stream.of(stored)).toList());
            return stored;
        }

        @Override
        public Optional<Stored> find(String name, Optional<String> version) {
            List<Stored> versions = objects.getOrDefault(name, List.of());
            return version.isEmpty()
                    ? versions.reversed().stream().findFirst()
                    : versions.stream()
                            .filter(one -> one.version().equals(version.get()))
                            .findFirst();
        }

        @Override
        public List<String> names(String prefix) {
            return objects.keySet().stream()
                    .filter(name -> name.startsWith(prefix))
                    .toList();
        }

        @Override
        public List<String> versions(String name) {
            return objects.getOrDefault(name, List.of()).reversed().stream()
                    .map(Stored::version)
                    .toList();
        }

        @Override
        public synchronized void delete(String name, String version) {
            List<Stored> left = objects.getOrDefault(name, List.of()).stream()
                    .filter(one -> !one.version().equals(version))
                    .toList();
            if (left.isEmpty()) {
                objects.remove(name);
            } else {
                objects.put(name, left);
            }
        }
    }

    /// Files below a folder.
    record Folder(Path folder) implements ObjectStore {

        private static final String NO_VERSION = "null";

        @Override
        public Stored put(String name, byte[] bytes) throws IOException {
            Path file = file(name).orElseThrow(() -> new IOException("no name for a file: " + name));
            if (file.getParent() != null) {
                Files.createDirectories(file.getParent());
            }
            Files.write(file, bytes);
            return new Stored(NO_VERSION, bytes);
        }

        @Override
        public Optional<Stored> find(String name, Optional<String> version) throws IOException {
            Optional<Path> file = file(name).filter(Files::isRegularFile);
            return file.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Stored(version.orElse(NO_VERSION), Files.readAllBytes(file.get())));
        }

        @Override
        public List<String> names(String prefix) throws IOException {
            try (Stream<Path> files = Files.walk(folder)) {
                return files.filter(Files::isRegularFile)
                        .map(file -> folder.relativize(file).toString().replace('\\', '/'))
                        .filter(name -> name.startsWith(prefix))
                        .sorted()
                        .toList();
            }
        }

        @Override
        public List<String> versions(String name) {
            return file(name).filter(Files::isRegularFile).isPresent() ? List.of(NO_VERSION) : List.of();
        }

        @Override
        public void delete(String name, String version) throws IOException {
            Optional<Path> file = file(name).filter(Files::isRegularFile);
            if (file.isPresent() && version.equals(NO_VERSION)) {
                Files.delete(file.get());
            }
        }

        /// Never a file outside the folder.
        private Optional<Path> file(String name) {
            Path file = folder.resolve(name).normalize();
            return Optional.of(file).filter(inside -> inside.startsWith(folder) && !inside.equals(folder));
        }
    }
}
