package bounceledger.trust;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// `name=value` with semicolons between (RFC 6376 section 3.2): a signature, or a published key.
record TagList(Map<String, String> tags) {

    /// @return empty when a tag comes twice, or something is no tag
    static Optional<TagList> parse(String text) {
        Map<String, String> tags = new HashMap<>();
        for (String tag : text.split(";", -1)) {
            int equals = tag.indexOf('=');
            if (equals < 0) {
                if (tag.isBlank()) {
                    continue;
                }
                return Optional.empty();
            }
            if (tags.put(
                            tag.substring(0, equals).strip(),
                            tag.substring(equals + 1).strip())
                    != null) {
                return Optional.empty();
            }
        }
        return Optional.of(new TagList(Map.copyOf(tags)));
    }

    Optional<String> find(String name) {
        return Optional.ofNullable(tags.get(name));
    }

    String get(String name, String otherwise) {
        return tags.getOrDefault(name, otherwise);
    }

    boolean has(String name) {
        return tags.containsKey(name);
    }

    /// A value without the blanks and line ends that base64 may be broken by.
    String joined(String name) {
        return get(name, "").replaceAll("[ \\t\\r\\n]+", "");
    }

    /// The words of a list with colons between.
    List<String> words(String name, String otherwise) {
        return Stream.of(get(name, otherwise).split(":", -1)).map(String::strip).toList();
    }
}
