package bounceledger.tools.local;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// Finds mails and events: single files, mbox files, folders, Maildirs, standard input.
final class MailFiles {

    /// Is handed what was found, in order.
    interface Reader {

        /// @param name the path as given; a mail of an mbox adds `#n`
        void mail(String name, byte[] bytes);

        void unreadable(String name, String why);
    }

    private MailFiles() {}

    /// Hands everything under these paths to `reader`. A file that cannot be read stops nothing.
    ///
    /// @throws WrongCall for a path that is not there, before anything is read
    static void each(List<String> paths, Reader reader) throws IOException, WrongCall {
        for (String path : paths) {
            if (!path.equals("-") && !Files.exists(Path.of(path))) {
                throw new WrongCall("there is no " + path);
            }
        }
        for (String path : paths) {
            if (path.equals("-")) {
                split(path, System.in.readAllBytes(), reader);
            } else if (Files.isDirectory(Path.of(path))) {
                eachIn(Path.of(path), reader);
            } else {
                one(Path.of(path), reader);
            }
        }
    }

    private static void eachIn(Path folder, Reader reader) throws IOException {
        List<Path> files = new ArrayList<>();
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {

            @Override
            public FileVisitResult preVisitDirectory(Path inside, BasicFileAttributes attributes) {
                return isMaildirsOwn(inside) && inside.endsWith("tmp")
                        ? FileVisitResult.SKIP_SUBTREE
                        : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                boolean hidden = file.getFileName().toString().startsWith(".");
                if (Files.isRegularFile(file) && !hidden && !isMaildirsOwn(file)) {
                    files.add(file);
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException trouble) {
                reader.unreadable(file.toString(), trouble.toString());
                return FileVisitResult.CONTINUE;
            }
        });
        Collections.sort(files);
        files.forEach(file -> one(file, reader));
    }

    /// Whether it lies directly in a Maildir: mails lie in its `cur` and `new`, half of them still in its `tmp`, and
    /// beside those what mail servers keep for themselves.
    private static boolean isMaildirsOwn(Path file) {
        Path above = file.toAbsolutePath().getParent();
        return above != null && Files.isDirectory(above.resolve("cur")) && Files.isDirectory(above.resolve("new"));
    }

    private static void one(Path file, Reader reader) {
        try {
            split(file.toString(), Files.readAllBytes(file), reader);
        } catch (IOException | OutOfMemoryError trouble) {
            reader.unreadable(file.toString(), trouble.toString());
        }
    }

    /// QUIRK: some programs leave the line above a mail when they save it alone as `.eml`, and the mail that a bounce
    /// returns may bring its own. What is called so is one mail.
    private static void split(String path, byte[] bytes, Reader reader) {
        List<byte[]> mails = path.endsWith(".eml") ? List.of() : Mbox.mails(bytes);
        if (mails.isEmpty()) {
            reader.mail(path, bytes);
            return;
        }
        for (int n = 0; n < mails.size(); n++) {
            reader.mail(path + "#" + (n + 1), mails.get(n));
        }
    }
}
