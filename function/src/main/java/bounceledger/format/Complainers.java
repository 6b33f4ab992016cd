package bounceledger.format;

import bounceledger.mail.Headers;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Works out who complained. `Original-Rcpt-To` (RFC 5965 section 3.2) is the envelope's word. Many reporters leave
/// it out to shield the complainer but return our message whole: its `To` is then whom we wrote to. That is our own
/// header, not the reporter's guess, and a `To` with several addresses stays what it is: several.
final class Complainers {

    private Complainers() {}

    /// @param returned the header of the message that is complained about
    /// @param noted the field in which the reporter wrote the complainer into it
    /// @return empty when nobody is named
    static List<String> of(List<Headers> reports, Headers returned, String noted) {
        return Stream.<Supplier<List<String>>>of(
                        () -> named(reports, "Original-Rcpt-To"),
                        () -> named(reports, "Removal-Recipient"),
                        () -> named(List.of(returned), noted),
                        () -> writtenTo(returned))
                .map(Supplier::get)
                .filter(addresses -> !addresses.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    /// QUIRK: several addresses in one field (rfc5965/08-two-reports-in-one-mail.eml).
    private static List<String> named(List<Headers> groups, String name) {
        return groups.stream()
                .flatMap(fields -> fields.all(name).stream())
                .flatMap(field -> Arrays.stream(field.split(",")))
                .flatMap(field -> AddressField.parseOriginal(field, Optional.empty()).stream())
                .filter(address -> address.indexOf('@') > 0)
                .filter(address -> !isRedacted(address))
                .distinct()
                .toList();
    }

    /// Who writes to himself and the readers in Bcc has not complained.
    private static List<String> writtenTo(Headers returned) {
        Set<String> own = Stream.of("From", "Sender", "Reply-To")
                .flatMap(name -> returned.addresses(name).stream())
                .map(address -> address.toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
        return returned.addresses("To").stream()
                .filter(address -> !own.contains(address.toLowerCase(Locale.ROOT)))
                .filter(address -> !isRedacted(address))
                .toList();
    }

    /// Whether the name was struck out (RFC 6590): a word stands in its place. The digest that the RFC prefers cannot
    /// be told from a name.
    private static boolean isRedacted(String address) {
        String local = address.substring(0, address.lastIndexOf('@')).toLowerCase(Locale.ROOT);
        return local.contains("redacted") || local.indexOf('*') >= 0;
    }
}
