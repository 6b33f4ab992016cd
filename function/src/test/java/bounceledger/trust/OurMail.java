package bounceledger.trust;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.Signature;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;

/// A message as a sender signs it; the other side of {@link OwnSignatures}, which another library is tried on
/// as well.
///
/// @param header lines without folds, from the top
public record OurMail(List<String> header) {

    public static OurMail to(String to, Instant sent) {
        return new OurMail(List.of(
                "Message-ID: <" + Integer.toHexString(to.hashCode()) + "@mail.example.com>",
                "Date: " + DateTimeFormatter.RFC_1123_DATE_TIME.format(sent.atZone(ZoneOffset.UTC)),
                "From: News <news@mail.example.com>",
                "To: " + to,
                "Subject: November  news"));
    }

    /// A pair of keys, the same for the same seed.
    public static KeyPair keys(String algorithm, int bits, long seed) {
        try {
            SecureRandom chance = SecureRandom.getInstance("SHA1PRNG");
            chance.setSeed(seed);
            KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
            generator.initialize(bits, chance);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /// What is published of them.
    public static String published(KeyPair keys) {
        byte[] key = keys.getPublic().getEncoded();
        boolean rsa = keys.getPublic().getAlgorithm().equals("RSA");
        byte[] written = rsa ? key : Arrays.copyOfRange(key, key.length - 32, key.length);
        return "v=DKIM1; k=" + (rsa ? "rsa" : "ed25519") + "; p="
                + Base64.getEncoder().encodeToString(written);
    }

    /// The header with a signature on top.
    ///
    /// @param tags such as `d=mail.example.com; s=s1; h=From:To:Subject; t=1763600000`; `a`, `v`, `bh` are added
    public OurMail signed(String tags, String canonical, KeyPair keys) {
        boolean rsa = keys.getPublic().getAlgorithm().equals("RSA");
        boolean relaxed = canonical.startsWith("relaxed");
        String open = "DKIM-Signature: v=1; a=" + (rsa ? "rsa" : "ed25519") + "-sha256; c=" + canonical + "; " + tags
                + "; bh=47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=; b=";
        StringBuilder hashed = new StringBuilder();
        String names = tags.replaceAll(".*\\bh=([^;]*).*", "$1");
        List<String> left = new ArrayList<>(header);
        for (String name : names.split(":", -1)) {
            for (int at = left.size() - 1; at >= 0; at--) {
                if (left.get(at).toLowerCase(Locale.ROOT).startsWith(name.toLowerCase(Locale.ROOT) + ":")) {
                    hashed.append(relaxed ? relaxed(left.get(at)) : left.get(at))
                            .append("\r\n");
                    left.remove(at);
                    break;
                }
            }
        }
        hashed.append(relaxed ? relaxed(open) : open);
        List<String> whole = new ArrayList<>(List.of(open + seal(hashed.toString(), rsa, keys)));
        whole.addAll(header);
        return new OurMail(whole);
    }

    private static String relaxed(String line) {
        int colon = line.indexOf(':');
        return line.substring(0, colon).toLowerCase(Locale.ROOT).strip()
                + ":"
                + line.substring(colon + 1).replaceAll("[ \\t\\r\\n]+", " ").strip();
    }

    private static String seal(String hashed, boolean rsa, KeyPair keys) {
        try {
            byte[] bytes = hashed.getBytes(StandardCharsets.ISO_8859_1);
            Signature signature = Signature.getInstance(rsa ? "SHA256withRSA" : "Ed25519");
            signature.initSign(keys.getPrivate());
            signature.update(rsa ? bytes : MessageDigest.getInstance("SHA-256").digest(bytes));
            return Base64.getEncoder().encodeToString(signature.sign());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    public OurMail with(String line) {
        List<String> more = new ArrayList<>(List.of(line));
        more.addAll(header);
        return new OurMail(more);
    }

    public OurMail changed(String from, String to) {
        return new OurMail(header.stream().map(line -> line.replace(from, to)).toList());
    }

    public byte[] bytes() {
        return text().getBytes(StandardCharsets.ISO_8859_1);
    }

    public String text() {
        return String.join("\r\n", header) + "\r\n";
    }
}
