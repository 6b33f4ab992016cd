package bounceledger.trust;

import bounceledger.mail.HeaderField;
import bounceledger.mail.MailParts;
import bounceledger.report.Ground;
import bounceledger.smtp.MailAddress;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.stream.Stream;

/// The tokens that a mail carries. Where one stands does not matter, since nobody else can make it; whom it
/// binds does.
///
/// @param days how long a token is good for
record Tokens(TokenKeys keys, List<Found> found, LocalDate today, int days) {

    /// More than one is only there when somebody tries, or a mail was copied to many of our addresses.
    private static final int MAX_TOKENS = 16;

    private static final int MAX_LENGTH = 8_192;

    /// To whom the mail came, whoever wrote it down; `Received` is SES's word for it.
    private static final Set<String> FIELDS =
            Set.of("to", "cc", "delivered-to", "x-original-to", "envelope-to", "received");

    /// @param beside the recipient that the same address names in VERP's way
    record Found(Token token, Optional<MailAddress> beside) {}

    static Tokens in(MailParts mail, TokenKeys keys, LocalDate today, int days) {
        if (keys.isEmpty()) {
            return new Tokens(keys, List.of(), today, days);
        }
        List<Found> found = Stream.concat(
                        mail.headers().fields().stream()
                                .filter(field -> FIELDS.contains(field.name().toLowerCase(Locale.ROOT))),
                        mail.returned().fields().stream()
                                .filter(field -> field.name().equalsIgnoreCase("Return-Path")))
                .map(HeaderField::raw)
                .flatMap(text -> in(text).stream())
                .distinct()
                .limit(MAX_TOKENS)
                .toList();
        return new Tokens(keys, found, today, days);
    }

    private static List<Found> in(String text) {
        List<Found> found = new ArrayList<>();
        Matcher match = Token.WRITTEN.matcher(text.length() > MAX_LENGTH ? text.substring(0, MAX_LENGTH) : text);
        while (match.find() && found.size() < MAX_TOKENS) {
            Optional<MailAddress> beside = Optional.ofNullable(match.group("local"))
                    .flatMap(local -> MailAddress.parse(local + "@" + match.group("domain")));
            found.add(new Found(Token.of(match), beside));
        }
        return found;
    }

    /// What they say about a report on this recipient, one word for each.
    Stream<Ground> about(MailAddress recipient) {
        return found.stream().map(one -> ground(one, recipient));
    }

    private Ground ground(Found one, MailAddress recipient) {
        Token token = one.token();
        if (!keys.knows(token.key())) {
            return Ground.TOKEN_OF_UNKNOWN_KEY;
        }
        if (keys.made(token, recipient)) {
            return isOfItsDays(token.day()) ? Ground.TOKEN : Ground.TOKEN_OUT_OF_DATE;
        }
        boolean named = one.beside()
                .filter(beside -> beside.key().equals(recipient.key()))
                .isPresent();
        return named ? Ground.FALSE_TOKEN : Ground.TOKEN_OF_ANOTHER;
    }

    /// Clocks may be a day apart.
    private boolean isOfItsDays(LocalDate day) {
        return !day.isAfter(today.plusDays(1)) && !day.isBefore(today.minusDays(days));
    }
}
