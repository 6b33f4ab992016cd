package bounceledger.ledger;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// The secret that addresses are hashed under. It must never change: the hash is the table's key, so that an erased
/// address still answers and nobody who reads keys or logs learns an address.
public final class Pepper {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int MIN_LENGTH = 16;

    private final SecretKeySpec key;

    /// @throws IllegalArgumentException when the secret is shorter than 16 characters
    public Pepper(String secret) {
        if (secret.length() < MIN_LENGTH) {
            throw new IllegalArgumentException("the pepper has fewer than " + MIN_LENGTH + " characters");
        }
        key = new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM);
    }

    /// HMAC-SHA256 of an address key, 43 characters of URL-safe base64.
    public String hash(String addressKey) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            byte[] hash = mac.doFinal(addressKey.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK has HmacSHA256", impossible);
        }
    }
}
