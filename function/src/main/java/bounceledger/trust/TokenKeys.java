package bounceledger.trust;

import bounceledger.smtp.MailAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// The keys that tokens are made with, by their names. Of several the sending side uses one; the others are still
/// good for what it sent before.
public final class TokenKeys {

    /// No token proves anything.
    public static final TokenKeys NONE = new TokenKeys(Map.of());

    private static final String ALGORITHM = "HmacSHA256";
    private static final int MIN_LENGTH = 32;
    private static final Pattern NAME = Pattern.compile("[a-z2-7]{2}");
    private static final Pattern BETWEEN = Pattern.compile("[\\s,]+");

    /// So that no other use of the same secret makes a token.
    private static final String PURPOSE = "bounce-ledger return path 1";

    private final Map<String, SecretKeySpec> keys;

    private TokenKeys(Map<String, SecretKeySpec> keys) {
        this.keys = Map.copyOf(keys);
    }

    /// Reads `aa:secret ab:other-secret`: names of two letters, secrets of at least 32 characters without blanks and
    /// commas; blanks, line ends or commas between.
    ///
    /// @throws IllegalArgumentException with what is wrong, and never with a secret
    public static TokenKeys parse(String text) {
        Map<String, SecretKeySpec> keys = new HashMap<>();
        for (String written : BETWEEN.split(text.strip(), -1)) {
            if (written.isEmpty()) {
                continue;
            }
            String name = written.substring(0, Math.max(0, written.indexOf(':')));
            String secret = written.substring(name.length() + 1);
            if (!NAME.matcher(name).matches()) {
                throw new IllegalArgumentException("a token key's name is not two of a-z and 2-7, with a colon after");
            }
            if (secret.length() < MIN_LENGTH) {
                throw new IllegalArgumentException(
                        "the token key " + name + " has fewer than " + MIN_LENGTH + " characters");
            }
            if (keys.put(name, new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM)) != null) {
                throw new IllegalArgumentException("two token keys are named " + name);
            }
        }
        return new TokenKeys(keys);
    }

    public boolean isEmpty() {
        return keys.isEmpty();
    }

    boolean knows(String name) {
        return keys.containsKey(name);
    }

    /// The token for a recipient's return path; empty when there is no such key.
    public Optional<Token> token(String key, LocalDate day, MailAddress recipient) {
        return Optional.ofNullable(keys.get(key)).map(secret -> {
            String written = key + Base32.write(day.toEpochDay(), Token.DAY_LETTERS);
            byte[] mac = mac(secret, PURPOSE + "\n" + written + "\n" + recipient.key());
            return new Token(key, day, Base32.write(mac, Token.MAC_LETTERS));
        });
    }

    /// Whether we made this token for this recipient. Takes as long for a wrong one as for a right one.
    boolean made(Token token, MailAddress recipient) {
        return token(token.key(), token.day(), recipient)
                .map(right -> MessageDigest.isEqual(
                        right.mac().getBytes(StandardCharsets.US_ASCII),
                        token.mac().getBytes(StandardCharsets.US_ASCII)))
                .orElse(false);
    }

    /// The names alone.
    @Override
    public String toString() {
        return "token keys " + new TreeSet<>(keys.keySet());
    }

    private static byte[] mac(SecretKeySpec key, String text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK has " + ALGORITHM, impossible);
        }
    }
}
