package bounceledger.trust;

import bounceledger.mail.Headers;
import bounceledger.smtp.MailAddress;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// The mail system that wrote a report, where SES found that it did. It speaks for the recipients whose
/// mailboxes it keeps.
///
/// @param domain of its `From`; empty when it is not known, or when a user may have written the report: whoever
///     has a mailbox at a provider can send in the provider's name, but not as its postmaster
record Reporter(Optional<String> domain, Kinship kinship) {

    /// RFC 5321 section 4.5.1, RFC 3464 section 2 by custom, and what Exchange calls itself.
    private static final Set<String> SYSTEMS =
            Set.of("mailer-daemon", "postmaster", "microsoftexchange329e71ec88ae4615bbc36ab6ce41109e");

    static Reporter of(Headers header, Kinship kinship) {
        List<String> from = header.addresses("From");
        Optional<String> domain = from.size() == 1 && header.all("From").size() == 1
                ? MailAddress.parse(from.getFirst())
                        .filter(address -> SYSTEMS.contains(address.localPart().toLowerCase(Locale.ROOT)))
                        .map(MailAddress::asciiDomain)
                : Optional.empty();
        return new Reporter(
                domain.filter(name -> ReceivedBySes.in(header)
                        .filter(received -> received.authenticates(name, kinship))
                        .isPresent()),
                kinship);
    }

    boolean keeps(MailAddress recipient) {
        return domain.filter(name -> kinship.speaksFor(name, recipient.asciiDomain()))
                .isPresent();
    }
}
