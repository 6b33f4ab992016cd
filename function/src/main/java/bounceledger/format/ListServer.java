package bounceledger.format;

import bounceledger.mail.Headers;
import bounceledger.mail.MailParts;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// The program that runs mailing lists, known by the address that it writes from. Every post to a list has the list's
/// headers, so they do not tell.
///
/// @param list the local part of the one list that it writes for, lower-case; empty when it runs them all
/// @param domain with the `@`
record ListServer(String list, String domain) {

    private static final Set<String> NAMES = Set.of(
            "majordomo",
            "listserv",
            "listproc",
            "sympa",
            "mailman",
            "ezmlm",
            "mlmmj",
            "fml",
            "lyris",
            "ecartis",
            "listar",
            "smartlist");

    /// RFC 2142 section 6 knows the first; they stand behind a `-` or a `+`.
    private static final List<String> ROLES = List.of("request", "owner", "admin", "bounces", "help");

    private static final String OWNER = "owner-";

    static Optional<ListServer> of(Headers headers) {
        return Mention.in(headers.first("From").orElse("")).stream()
                .map(from -> from.address().toLowerCase(Locale.ROOT))
                .flatMap(address -> of(address, address.lastIndexOf('@')).stream())
                .findFirst();
    }

    private static Optional<ListServer> of(String address, int at) {
        String local = address.substring(0, at);
        String domain = address.substring(at);
        if (NAMES.contains(local)) {
            return Optional.of(new ListServer("", domain));
        }
        if (local.startsWith(OWNER)) {
            return Optional.of(new ListServer(local.substring(OWNER.length()), domain));
        }
        return ROLES.stream()
                .filter(role -> local.endsWith("-" + role) || local.endsWith("+" + role))
                .map(role -> new ListServer(local.substring(0, local.length() - role.length() - 1), domain))
                .findFirst();
    }

    /// The address of its list as the mail writes it: one that the mail does not name is never made up.
    List<String> listsIn(MailParts mail) {
        String address = list + domain;
        Headers headers = mail.headers();
        return Stream.of(
                        headers.first("X-BeenThere").orElse(""),
                        headers.first("List-Post").orElse(""),
                        headers.first("Subject").orElse(""),
                        mail.text())
                .flatMap(text -> text.lines().flatMap(line -> Mention.in(line).stream()))
                .map(Mention::address)
                .filter(address::equalsIgnoreCase)
                .limit(1)
                .toList();
    }
}
