package bounceledger.tools;

import com.palantir.javaformat.java.Formatter;
import com.palantir.javaformat.java.FormatterException;
import com.palantir.javaformat.java.ImportOrderer;
import com.palantir.javaformat.java.JavaFormatterOptions;
import com.palantir.javaformat.java.RemoveUnusedImports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Formats the Java sources with palantir-java-format, or checks that they are formatted.
///
/// `Format check|apply FOLDER`; exit status 1 when `check` finds a file that `apply` would change.
final class Format {

    private static final Formatter FORMATTER = Formatter.createFormatter(JavaFormatterOptions.builder()
            .style(JavaFormatterOptions.Style.PALANTIR)
            .formatJavadoc(false)
            .build());

    private Format() {}

    public static void main(String[] args) throws IOException, FormatterException {
        boolean apply = args[0].equals("apply");
        int off = 0;
        for (Path file : javaFiles(Path.of(args[1]))) {
            String before = Files.readString(file);
            String after = formatted(before);
            if (before.equals(after)) {
                continue;
            }
            off++;
            if (apply) {
                Files.writeString(file, after);
            } else {
                System.err.println("not formatted: " + file + " (mvn -Dformat=apply process-test-classes)");
            }
        }
        System.exit(off > 0 && !apply ? 1 : 0);
    }

    private static String formatted(String source) throws FormatterException {
        String ordered = ImportOrderer.reorderImports(
                RemoveUnusedImports.removeUnusedImports(source), JavaFormatterOptions.Style.PALANTIR);
        return FORMATTER.formatSource(ordered);
    }

    private static List<Path> javaFiles(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .sorted()
                    .toList();
        }
    }
}
