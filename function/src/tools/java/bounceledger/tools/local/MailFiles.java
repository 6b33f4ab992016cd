package bounceledger.tools.local;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/// Finds mails and events: single files, mbox files (RFC 4155), folders and with them Maildirs, standard input.
final class MailFiles {

    private static final byte[] MBOX = "From ".getBytes(StandardCharsets.US_ASCII);

    private MailFiles() {}

    /// Hands each mail or event to `each`, in order, under the path as given; a mail of an mbox adds `#n`.
    static void each(List<String> paths, BiConsumer<String, byte[]> each) throws IOException, WrongCall {
        for (String path : paths) {
            if (path.equals("-")) {
                split(path, System.in.readAllBytes(), each);
            } else if (Files.isDirectory(Path.of(path))) {
                eachIn(Path.of(path), each);
            } else if (Files.isReadable(Path.of(path))) {
                split(path, Files.readAllBytes(Path.of(path)), each);
            } else {
                throw new WrongCall("cannot read " + path);
            }
        }
    }

    private static void eachIn(Path folder, BiConsumer<String, byte[]> each) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(folder)) {
            files = all.filter(Files::isRegularFile)
                    .filter(file -> !file.getFileName().toString().startsWith("."))
                    .sorted()
                    .toList();
        }
        for (Path file : files) {
            split(file.toString(), Files.readAllBytes(file), each);
        }
    }

    private static void split(String path, byte[] bytes, BiConsumer<String, byte[]> each) {
        List<Integer> starts = mboxStarts(bytes);
        if (starts.isEmpty()) {
            each.accept(path, bytes);
            return;
        }
        for (int n = 0; n < starts.size(); n++) {
            int end = n + 1 < starts.size() ? starts.get(n + 1) : bytes.length;
            each.accept(path + "#" + (n + 1), unquoted(bytes, lineEnd(bytes, starts.get(n)), end));
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
