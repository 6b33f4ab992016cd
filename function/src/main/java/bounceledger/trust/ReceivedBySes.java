package bounceledger.trust;

import bounceledger.mail.HeaderField;
import bounceledger.mail.Headers;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What SES found out about a mail when it came in: the topmost fields, which it writes itself, and nothing
/// below them. They are `Return-Path`, `Received` by `inbound-smtp`, its verdicts, `Received-SPF`,
/// `Authentication-Results` and `X-SES-RECEIPT`, in this order. The same names further down are whatever the
/// sender wrote.
///
/// Only reports without an envelope sender count (RFC 3464 section 2), whose `MAIL FROM` can then hold nothing
/// that the results would quote.
///
/// @param results of `Authentication-Results: amazonses.com`: `spf=…`, `envelope-from=…`, `helo=…`, then a text
///     for each `dkim=…` and one `dmarc=…`
record ReceivedBySes(List<String> results) {

    private static final Set<String> BETWEEN =
            Set.of("x-ses-spam-verdict", "x-ses-virus-verdict", "received-spf", "authentication-results");

    /// What the server calls itself is quoted in the results: nothing but a host's name may stand there.
    private static final Pattern RECEIVED =
            Pattern.compile("from [A-Za-z0-9.-]+ \\([^()]*\\) by inbound-smtp\\.[a-z0-9-]+\\.amazonaws\\.com with .*");

    private static final Pattern RECEIVED_SPF = Pattern.compile(".*; helo=[A-Za-z0-9.-]+;?");

    private static final Pattern DKIM = Pattern.compile("dkim=pass header\\.i=[^@ ]{0,64}@(?<domain>[a-z0-9.-]+)");
    private static final Pattern HELO = Pattern.compile("helo=(?<domain>[a-z0-9.-]+)");
    private static final Pattern DMARC = Pattern.compile("dmarc=pass header\\.from=(?<domain>[a-z0-9.-]+)");

    /// @return empty when the mail does not begin as SES would have it, or has an envelope sender
    static Optional<ReceivedBySes> in(Headers header) {
        List<HeaderField> fields = header.fields();
        boolean fromSes = fields.size() > 2
                && isNamed("Return-Path", fields.get(0))
                && fields.get(0).value().equals("<>")
                && isNamed("Received", fields.get(1))
                && RECEIVED.matcher(fields.get(1).value()).matches();
        return fromSes ? results(fields).map(ReceivedBySes::new) : Optional.empty();
    }

    private static Optional<List<String>> results(List<HeaderField> fields) {
        List<String> results = new ArrayList<>();
        Set<String> left = new HashSet<>(BETWEEN);
        for (HeaderField field : fields.subList(2, fields.size())) {
            String name = field.name().toLowerCase(Locale.ROOT);
            if (name.equals("x-ses-receipt")) {
                return left.isEmpty() ? Optional.of(results) : Optional.empty();
            }
            boolean wrong = name.equals("received-spf")
                    && !RECEIVED_SPF.matcher(field.value()).matches();
            if (wrong || !left.remove(name)) {
                return Optional.empty();
            }
            if (name.equals("authentication-results")) {
                results.addAll(clauses(field.value()));
            }
        }
        return Optional.empty();
    }

    /// Without comments; nothing at all where something is quoted, which SES never needs to.
    private static List<String> clauses(String value) {
        String[] clauses = value.replaceAll("\\([^()]*\\)", " ").split(";", -1);
        boolean own = clauses[0].strip().equals("amazonses.com");
        return own && value.indexOf('"') < 0 && value.indexOf('\\') < 0
                ? Stream.of(clauses)
                        .skip(1)
                        .map(clause -> clause.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT))
                        .filter(clause -> !clause.isEmpty())
                        .toList()
                : List.of();
    }

    private static boolean isNamed(String name, HeaderField field) {
        return field.name().equalsIgnoreCase(name);
    }

    /// Whether a server in this domain, or one that signs for it, sent the mail.
    boolean authenticates(String fromDomain, Kinship kinship) {
        boolean signed = results.stream()
                .anyMatch(clause -> domain(DMARC, clause).equals(Optional.of(fromDomain))
                        || domain(DKIM, clause)
                                .filter(domain -> kinship.aligned(domain, fromDomain))
                                .isPresent());
        return signed
                || spf().filter(domain -> kinship.aligned(domain, fromDomain)).isPresent();
    }

    /// Without an envelope sender it is the server's own name that was checked (RFC 7208 section 2.4).
    private Optional<String> spf() {
        return results.size() > 2 && results.getFirst().startsWith("spf=pass ")
                ? domain(HELO, results.get(2))
                : Optional.empty();
    }

    private static Optional<String> domain(Pattern pattern, String clause) {
        Matcher match = pattern.matcher(clause);
        return match.matches() ? Optional.ofNullable(match.group("domain")) : Optional.empty();
    }
}
