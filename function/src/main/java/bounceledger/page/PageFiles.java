package bounceledger.page;

import bounceledger.classify.Cause;
import bounceledger.classify.Classifier;
import bounceledger.decide.Policy;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Everything that a browser loads to show the page, by its name; nothing personal among it.
public final class PageFiles {

    /// What is loaded for `/`.
    public static final String START = "index.html";

    private static final List<String> SHIPPED =
            List.of(START, "page.css", "page.js", "parts.js", "chart.js", "look-up.js", "icon.svg");

    private final Map<String, PageFile> files;

    private PageFiles(Map<String, PageFile> files) {
        this.files = Map.copyOf(files);
    }

    /// The page that ships, and `knowledge.json`: what it says about each {@link Cause}, and the limits of the rates.
    ///
    /// @param notice to stand above all else, such as that these are made-up data
    public static PageFiles shipped(Classifier classifier, Policy policy, Optional<String> notice) {
        Map<String, PageFile> files = new HashMap<>();
        SHIPPED.forEach(name -> files.put(name, PageFile.of(name, read(name))));
        String knowledge = "knowledge.json";
        files.put(knowledge, PageFile.of(knowledge, Knowledge.json(classifier, policy, notice)));
        return new PageFiles(files);
    }

    public Optional<PageFile> find(String name) {
        return Optional.ofNullable(files.get(name));
    }

    private static String read(String name) {
        try (InputStream file = PageFiles.class.getResourceAsStream(name)) {
            if (file == null) {
                throw new IllegalStateException("the page is built without its " + name);
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException trouble) {
            throw new UncheckedIOException(trouble);
        }
    }
}
