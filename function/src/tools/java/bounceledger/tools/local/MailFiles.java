package bounceledger.tools.local;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/// Finds mails and events: single files, mbox files (RFC 4155), folders and with them Maildirs, standard input.
final class MailFiles {

    private static final byte[] MBOX = "From ".getBytes(StandardCharsets.US_ASCII);

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
        List<Path> files;
        try (Stream<Path> all = Files.walk(folder)) {
            files = all.filter(Files::isRegularFile)
                    .filter(file -> !file.getFileName().toString().startsWith("."))
                    .sorted()
                    .toList();
        }
        files.forEach(file -> one(file, reader));
    }

    private static void one(Path file, Reader reader) {
        try {
            split(file.toString(), Files.readAllBytes(file), reader);
        } catch (IOException | OutOfMemoryError trouble) {
            reader.unreadable(file.toString(), trouble.toString());
        }
    }

    private static void split(String path, byte[] bytes, Reader reader) {
        List<Integer> starts = mboxStarts(bytes);
        if (starts.isEmpty()) {
            reader.mail(path, bytes);
            return;
        }
        for (int n = 0; n < starts.size(); n++) {
            int end = n + 1 < starts.size() ? starts.get(n + 1) : bytes.length;
            reader.mail(path + "#" + (n + 1), unquoted(bytes, lineEnd(bytes, starts.get(n)), end));
        }
    }

    /// Where each mail's `From ` line begins: at the file's start, and after each empty line.
    private static List<Integer> mboxStarts(byte[] bytes) {
        List<Integer> starts = new ArrayList<>();
        if (!at(bytes, 0, MBOX)) {
            return starts;
        }
        starts.add(0);
        for (int i = 2; i < bytes.length; i++) {
            boolean afterEmptyLine = bytes[i - 1] == '\n' && (bytes[i - 2] == '\n' || (i > 3 && bytes[i - 3] == '\n'));
            if (bytes[i] == 'F' && afterEmptyLine && at(bytes, i, MBOX)) {
                starts.add(i);
            }
        }
        return starts;
    }

    /// QUIRK: mboxrd writes a line that begins with `From ` as `>From `.
    private static byte[] unquoted(byte[] bytes, int from, int end) {
        ByteArrayOutputStream mail = new ByteArrayOutputStream(end - from);
        for (int line = from; line < end; line = lineEnd(bytes, line)) {
            int quote = line;
            while (quote < end && bytes[quote] == '>') {
                quote++;
            }
            int start = quote > line && at(bytes, quote, MBOX) ? line + 1 : line;
            mail.write(bytes, start, Math.min(lineEnd(bytes, line), end) - start);
        }
        return mail.toByteArray();
    }

    private static int lineEnd(byte[] bytes, int from) {
        int end = from;
        while (end < bytes.length && bytes[end] != '\n') {
            end++;
        }
        return Math.min(end + 1, bytes.length);
    }

    private static boolean at(byte[] bytes, int from, byte[] wanted) {
        return from + wanted.length <= bytes.length
                && Arrays.equals(bytes, from, from + wanted.length, wanted, 0, wanted.length);
    }
}
