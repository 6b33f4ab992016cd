package bounceledger.tools.local;

import bounceledger.mail.MailReader;
import bounceledger.mail.RawMail;
import bounceledger.report.Ground;
import bounceledger.report.Proof;
import bounceledger.smtp.MailAddress;
import bounceledger.trust.Examiner;
import bounceledger.trust.OwnSignatures;
import bounceledger.trust.TokenKeys;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// `./ledger verp`: makes the token of a recipient's return path, or says what one is worth. Keys come from the
/// environment, as the function gets them: nobody should type a secret into a command line.
final class MakeToken {

    private MakeToken() {}

    static int run(List<String> args, PrintStream out) throws WrongCall {
        TokenKeys keys = keys();
        if (args.size() == 3 && args.getFirst().equals("check")) {
            return check(keys, args.get(1), address(args.get(2)), out);
        }
        if (args.size() < 2 || args.size() > 3) {
            throw new WrongCall("verp wants KEY RECIPIENT [DAY], or check RETURN-PATH RECIPIENT");
        }
        MailAddress recipient = address(args.get(1));
        LocalDate day = args.size() == 3 ? day(args.get(2)) : LocalDate.now(ZoneOffset.UTC);
        String token = keys.token(args.getFirst(), day, recipient)
                .orElseThrow(() -> new WrongCall("TOKEN_KEYS has no key " + args.getFirst()))
                .toString();
        String coded = token + "+" + recipient.localPart() + "=" + recipient.domain();
        out.println(coded.length() <= 64 ? coded : token);
        return 0;
    }

    private static int check(TokenKeys keys, String returnPath, MailAddress recipient, PrintStream out) {
        byte[] mail = ("Delivered-To: " + returnPath.replaceAll("\\s", "") + "\n\n").getBytes(StandardCharsets.UTF_8);
        Proof proof = new Examiner(keys, OwnSignatures.NONE, _ -> Optional.empty())
                .examine(
                        MailReader.read(new RawMail("", mail, false)),
                        LocalDate.now(ZoneOffset.UTC).atStartOfDay().toInstant(ZoneOffset.UTC))
                .about(Optional.of(recipient));
        out.println(proof.authenticity().word() + ": "
                + proof.grounds().stream().map(Ground::word).collect(Collectors.joining(", ")));
        return proof.grounds().contains(Ground.TOKEN) ? 0 : 1;
    }

    private static TokenKeys keys() throws WrongCall {
        try {
            TokenKeys keys = TokenKeys.parse(
                    Optional.ofNullable(System.getenv("TOKEN_KEYS")).orElse(""));
            if (keys.isEmpty()) {
                throw new WrongCall("TOKEN_KEYS is not set: such as aa:<at least 32 characters>");
            }
            return keys;
        } catch (IllegalArgumentException wrong) {
            throw new WrongCall(String.valueOf(wrong.getMessage()));
        }
    }

    private static MailAddress address(String text) throws WrongCall {
        return MailAddress.parse(text).orElseThrow(() -> new WrongCall("no e-mail address: " + text));
    }

    private static LocalDate day(String text) throws WrongCall {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException noDay) {
            throw new WrongCall("no day such as 2026-11-20: " + text);
        }
    }
}
