package bounceledger.trust;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/// A public key as it stands in DNS (RFC 6376 section 3.6.1, RFC 8463).
///
/// @param exactDomain whether it signs for its own domain only, not for those below (`t=s`)
record PublishedKey(PublicKey key, boolean exactDomain) {

    private static final int MIN_RSA_BITS = 1_024;
    private static final int MAX_RSA_BITS = 8_192;
    private static final int ED25519_BYTES = 32;

    /// What stands in front of the 32 bytes in a SubjectPublicKeyInfo (RFC 8410 section 4).
    private static final byte[] ED25519_PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");

    /// @param algorithm of the signature, `rsa` or `ed25519`
    /// @return empty for a key that is withdrawn, being tested, too short, of another kind, or none
    static Optional<PublishedKey> parse(String text, String algorithm) {
        return TagList.parse(text)
                .filter(tags -> isFit(tags, algorithm))
                .flatMap(tags -> key(tags, algorithm)
                        .map(key -> new PublishedKey(key, tags.words("t", "").contains("s"))));
    }

    private static boolean isFit(TagList tags, String algorithm) {
        return tags.get("v", "DKIM1").equals("DKIM1")
                && tags.get("k", "rsa").equals(algorithm)
                && tags.words("h", "sha256").contains("sha256")
                && tags.words("s", "*").stream().anyMatch(service -> service.equals("*") || service.equals("email"))
                && !tags.words("t", "").contains("y");
    }

    private static Optional<PublicKey> key(TagList tags, String algorithm) {
        try {
            byte[] bytes = Base64.getDecoder().decode(tags.joined("p"));
            return algorithm.equals("rsa") ? rsa(bytes) : ed25519(bytes);
        } catch (GeneralSecurityException | IllegalArgumentException noKey) {
            return Optional.empty();
        }
    }

    private static Optional<PublicKey> rsa(byte[] bytes) throws GeneralSecurityException {
        PublicKey key = KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(bytes));
        int bits = ((RSAPublicKey) key).getModulus().bitLength();
        return bits >= MIN_RSA_BITS && bits <= MAX_RSA_BITS ? Optional.of(key) : Optional.empty();
    }

    private static Optional<PublicKey> ed25519(byte[] bytes) throws GeneralSecurityException {
        if (bytes.length != ED25519_BYTES) {
            return Optional.empty();
        }
        byte[] whole = Arrays.copyOf(ED25519_PREFIX, ED25519_PREFIX.length + ED25519_BYTES);
        System.arraycopy(bytes, 0, whole, ED25519_PREFIX.length, ED25519_BYTES);
        return Optional.of(KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(whole)));
    }
}
