package bounceledger.trust;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Whether two domains are in the same hands: one and the same, one below the other, or both of one mailbox
/// provider.
///
/// Careful rather than complete: without the public suffix list at hand, `a.example.org` and `b.example.org`
/// are no kin, and neither is anything below a domain under which strangers register (`shared-domains.txt`).
///
/// @param providers who keeps a domain's mailboxes, or runs the hosts in it; empty for most
record Kinship(Set<String> shared, Function<String, Optional<String>> providers) {

    /// `co.uk`, `com.au`: a registry's own second level in a country.
    private static final Pattern REGISTRY =
            Pattern.compile("(ac|co|com|edu|go|gob|gov|gouv|ltd|mil|ne|net|nom|or|org|plc|sch)\\.[a-z]{2}");

    static Kinship with(Function<String, Optional<String>> providers) {
        try (InputStream file = Objects.requireNonNull(Kinship.class.getResourceAsStream("shared-domains.txt"));
                BufferedReader lines = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
            Set<String> shared = lines.lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .collect(Collectors.toUnmodifiableSet());
            return new Kinship(shared, providers);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /// Both in lower-case A-labels.
    boolean aligned(String one, String other) {
        return one.equals(other) || isBelow(one, other) || isBelow(other, one);
    }

    /// Whether the mail system in `domain` speaks for the recipient's.
    boolean speaksFor(String domain, String recipientDomain) {
        return aligned(domain, recipientDomain)
                || providers
                        .apply(recipientDomain)
                        .filter(keeper -> providers.apply(domain).equals(Optional.of(keeper)))
                        .isPresent();
    }

    private boolean isBelow(String domain, String parent) {
        return domain.endsWith("." + parent)
                && parent.indexOf('.') > 0
                && !shared.contains(parent)
                && !REGISTRY.matcher(parent).matches();
    }
}
