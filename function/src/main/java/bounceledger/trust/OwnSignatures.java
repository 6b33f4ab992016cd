package bounceledger.trust;

import bounceledger.mail.HeaderField;
import bounceledger.mail.Headers;
import bounceledger.mail.MailDate;
import bounceledger.mail.MailParts;
import bounceledger.report.Ground;
import bounceledger.smtp.MailAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Finds signatures of ours over the header of a returned message. One that fits was sent by us to whoever its `To`
/// names, so any of these may be reported; about anybody else it proves nothing.
///
/// @param domains whose signatures are ours, lower-case
/// @param days how long one is good for
public record OwnSignatures(Set<String> domains, SigningKeys keys, int days) {

    /// No signature proves anything.
    public static final OwnSignatures NONE = new OwnSignatures(Set.of(), _ -> new SigningKeys.Answer.Nothing(), 0);

    /// What everybody can have who sends by SES.
    private static final String SHARED = "amazonses.com";

    private static final int MAX_SIGNATURES = 4;
    private static final Duration CLOCKS = Duration.ofDays(1);

    public OwnSignatures {
        domains = Set.copyOf(domains);
        domains.stream()
                .filter(domain -> domain.equals(SHARED) || domain.endsWith("." + SHARED))
                .findFirst()
                .ifPresent(shared -> {
                    throw new IllegalArgumentException("everybody can have a signature of " + shared);
                });
    }

    /// What the signatures over one header say.
    ///
    /// @param recipients keys of the addresses that we signed a message to
    /// @param shortOfThat why others were not taken
    /// @param complete whether all keys could be asked for
    record Found(Set<String> recipients, Set<Ground> shortOfThat, boolean complete) {

        static final Found NOTHING = new Found(Set.of(), Set.of(), true);

        Set<Ground> about(MailAddress recipient) {
            if (recipients.isEmpty()) {
                return shortOfThat;
            }
            return Set.of(recipients.contains(recipient.key()) ? Ground.SIGNATURE : Ground.SIGNATURE_OF_ANOTHER);
        }
    }

    Found in(MailParts mail, Instant at) {
        return domains.isEmpty() ? Found.NOTHING : in(mail.returnedHeader(), at);
    }

    /// @param at when the report came in
    Found in(byte[] returnedHeader, Instant at) {
        RawHeader header = RawHeader.of(returnedHeader);
        Set<String> recipients = new HashSet<>();
        Set<Ground> shortOfThat = EnumSet.noneOf(Ground.class);
        for (DkimSignature signature : ours(header)) {
            switch (keys.find(signature.keyName())) {
                case SigningKeys.Answer.Found(String text) -> {
                    List<RawHeader.Field> covered = signature.covered(header);
                    Optional<Ground> why = refusal(signature, covered, text, at);
                    why.ifPresent(shortOfThat::add);
                    recipients.addAll(why.isEmpty() ? recipients(covered) : Set.of());
                }
                case SigningKeys.Answer.Nothing() -> shortOfThat.add(Ground.SIGNATURE_WITHOUT_KEY);
                case SigningKeys.Answer.Silence() -> {
                    return new Found(recipients, shortOfThat, !recipients.isEmpty());
                }
            }
        }
        return new Found(recipients, shortOfThat, true);
    }

    private List<DkimSignature> ours(RawHeader header) {
        return header.fields().stream()
                .filter(field -> field.name().equals(DkimSignature.NAME))
                .flatMap(field -> DkimSignature.parse(field).stream())
                .filter(signature -> domains.contains(signature.domain()))
                .limit(MAX_SIGNATURES)
                .toList();
    }

    private Optional<Ground> refusal(
            DkimSignature signature, List<RawHeader.Field> covered, String published, Instant at) {
        Optional<PublishedKey> key = PublishedKey.parse(published, signature.algorithm());
        Optional<Instant> made = signature.made().or(() -> date(covered));
        if (key.isEmpty()) {
            return Optional.of(Ground.SIGNATURE_WITHOUT_KEY);
        }
        if (!signature.fits(covered, key.get())) {
            return Optional.of(Ground.SIGNATURE_BROKEN);
        }
        if (!has(covered, "from") || !has(covered, "to") || made.isEmpty()) {
            return Optional.of(Ground.SIGNATURE_TOO_NARROW);
        }
        boolean inTime = made.get().isBefore(at.plus(CLOCKS))
                && made.get().isAfter(at.minus(Duration.ofDays(days)))
                && signature.end().stream().noneMatch(at::isAfter);
        return inTime ? Optional.empty() : Optional.of(Ground.SIGNATURE_OUT_OF_DATE);
    }

    private static boolean has(List<RawHeader.Field> covered, String name) {
        return covered.stream().anyMatch(field -> field.name().equals(name));
    }

    private static Optional<Instant> date(List<RawHeader.Field> covered) {
        return covered.stream()
                .filter(field -> field.name().equals("date"))
                .findFirst()
                .flatMap(field -> MailDate.parse(field.value().strip()));
    }

    private static Set<String> recipients(List<RawHeader.Field> covered) {
        List<HeaderField> to = new ArrayList<>();
        covered.stream()
                .filter(field -> field.name().equals("to"))
                .forEach(field -> to.add(new HeaderField("To", field.value())));
        Set<String> keys = new HashSet<>();
        new Headers(to)
                .addresses("To")
                .forEach(text -> MailAddress.parse(text).ifPresent(address -> keys.add(address.key())));
        return keys;
    }
}
