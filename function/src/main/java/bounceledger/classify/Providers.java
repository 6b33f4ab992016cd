package bounceledger.classify;

import bounceledger.phrase.PhraseMatcher;
import bounceledger.phrase.PhraseMatcher.Hit;
import bounceledger.report.RecipientReport;
import bounceledger.report.RemoteMta;
import bounceledger.smtp.MailAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Who runs the server that said no. A tag in the text beats the server's name, which beats the recipient's domain:
/// many domains are hosted, and many servers relay.
final class Providers {

    /// The name of all that `providers.csv` does not know.
    static final String OTHER = "other";

    private final Map<String, String> bySuffix = new HashMap<>();
    private final Map<String, String> byDomain = new HashMap<>();
    private final List<String> byTag = new ArrayList<>();
    private final PhraseMatcher tags;

    Providers(List<Map<String, String>> rows) {
        List<String> phrases = new ArrayList<>();
        for (Map<String, String> row : rows) {
            String pattern = row.getOrDefault("pattern", "");
            String provider = row.getOrDefault("provider", "");
            switch (row.getOrDefault("kind", "")) {
                case "mx" -> bySuffix.put(pattern, provider);
                case "domain" -> byDomain.put(pattern, provider);
                case "text" -> {
                    phrases.add(pattern);
                    byTag.add(provider);
                }
                default -> throw new IllegalArgumentException("providers.csv: not a kind: " + row);
            }
        }
        tags = new PhraseMatcher(phrases);
    }

    /// Who said what this report says; `other` when nothing tells.
    String of(RecipientReport report, List<Said> layers) {
        return Said.first(layers, said -> byTag(said.text()))
                .or(() -> report.remoteMta().map(RemoteMta::name).flatMap(this::bySuffix))
                .or(() -> report.address().map(MailAddress::asciiDomain).flatMap(this::ofDomain))
                .orElse(OTHER);
    }

    /// Who is known to keep the mailboxes of a domain.
    Optional<String> ofDomain(String asciiDomain) {
        return Optional.ofNullable(byDomain.get(asciiDomain));
    }

    /// The same, or who runs the hosts in it.
    Optional<String> ofDomainOrHost(String asciiDomain) {
        return ofDomain(asciiDomain).or(() -> bySuffix(asciiDomain));
    }

    private Optional<String> byTag(String text) {
        return tags.find(text).stream().findFirst().map(Hit::phrase).map(byTag::get);
    }

    private Optional<String> bySuffix(String host) {
        for (String name = host; !name.isEmpty(); name = name.substring(Math.max(name.indexOf('.') + 1, 0))) {
            if (bySuffix.containsKey(name)) {
                return Optional.ofNullable(bySuffix.get(name));
            }
            if (name.indexOf('.') < 0) {
                break;
            }
        }
        return Optional.empty();
    }
}
