package bounceledger.trust;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.Signature;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// One `DKIM-Signature` (RFC 6376 section 3.5) of a message of which only the header is at hand. It covers the
/// body by `bh=` alone, a hash that stands in the signature itself; so the header can be checked, and `l=` does
/// not matter.
///
/// @param field where it stands
record DkimSignature(RawHeader.Field field, TagList tags) {

    static final String NAME = "dkim-signature";

    private static final Set<String> ALGORITHMS = Set.of("rsa-sha256", "ed25519-sha256");
    private static final Pattern SELECTOR = Pattern.compile("[a-z0-9_-]{1,63}(\\.[a-z0-9_-]{1,63}){0,5}");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,12}");
    private static final Pattern OWN_HASH = Pattern.compile("(^|;)([ \\t\\r\\n]*b[ \\t\\r\\n]*=)[^;]*");
    private static final int MAX_NAMES = 200;

    /// @return empty for one that is no signature, or of a kind that is not believed any more, such as `rsa-sha1`
    static Optional<DkimSignature> parse(RawHeader.Field field) {
        return TagList.parse(field.value())
                .filter(tags -> tags.get("v", "").equals("1")
                        && ALGORITHMS.contains(tags.get("a", ""))
                        && tags.words("q", "dns/txt").contains("dns/txt")
                        && SELECTOR.matcher(selector(tags)).matches()
                        && !tags.joined("bh").isEmpty()
                        && tags.words("h", "").size() <= MAX_NAMES
                        && isNumber(tags, "t")
                        && isNumber(tags, "x"))
                .map(tags -> new DkimSignature(field, tags));
    }

    private static boolean isNumber(TagList tags, String name) {
        return tags.find(name).stream().allMatch(text -> NUMBER.matcher(text).matches());
    }

    private static String selector(TagList tags) {
        return tags.get("s", "").toLowerCase(Locale.ROOT);
    }

    String domain() {
        return tags.get("d", "").toLowerCase(Locale.ROOT);
    }

    String keyName() {
        return selector(tags) + "._domainkey." + domain();
    }

    /// `rsa` or `ed25519`.
    String algorithm() {
        String whole = tags.get("a", "");
        return whole.substring(0, whole.indexOf('-'));
    }

    Optional<Instant> made() {
        return tags.find("t").map(Long::valueOf).map(Instant::ofEpochSecond);
    }

    Optional<Instant> end() {
        return tags.find("x").map(Long::valueOf).map(Instant::ofEpochSecond);
    }

    /// The fields that it covers, in the order in which they were hashed: for each name in `h=` the next from the
    /// bottom, and nothing when there is none left (section 5.4.2).
    List<RawHeader.Field> covered(RawHeader header) {
        Map<String, Deque<RawHeader.Field>> left = new HashMap<>();
        List<RawHeader.Field> others = new ArrayList<>(header.fields());
        others.remove(field);
        others.forEach(
                one -> left.computeIfAbsent(one.name(), _ -> new ArrayDeque<>()).push(one));
        List<RawHeader.Field> covered = new ArrayList<>();
        for (String name : tags.words("h", "")) {
            Deque<RawHeader.Field> named = left.get(name.toLowerCase(Locale.ROOT));
            if (named != null && !named.isEmpty()) {
                covered.add(named.pop());
            }
        }
        return covered;
    }

    /// Whether this key made it over these fields.
    boolean fits(List<RawHeader.Field> covered, PublishedKey published) {
        boolean rsa = algorithm().equals("rsa");
        try {
            byte[] hashed = hashed(covered).getBytes(StandardCharsets.ISO_8859_1);
            Signature check = Signature.getInstance(rsa ? "SHA256withRSA" : "Ed25519");
            check.initVerify(published.key());
            // RFC 8463 section 3: Ed25519 signs the hash, not what was hashed.
            check.update(rsa ? hashed : MessageDigest.getInstance("SHA-256").digest(hashed));
            return isOfItsDomain(published) && check.verify(Base64.getDecoder().decode(tags.joined("b")));
        } catch (GeneralSecurityException | IllegalArgumentException noSignature) {
            return false;
        }
    }

    private String hashed(List<RawHeader.Field> covered) {
        StringBuilder text = new StringBuilder();
        covered.forEach(one -> text.append(canonical(one)).append("\r\n"));
        String name = field.text().substring(0, field.text().indexOf(':') + 1);
        String open = OWN_HASH.matcher(field.value()).replaceAll("$1$2");
        return text.append(canonical(new RawHeader.Field(name + open))).toString();
    }

    private String canonical(RawHeader.Field one) {
        boolean relaxed = tags.get("c", "simple").toLowerCase(Locale.ROOT).startsWith("relaxed");
        return relaxed ? one.relaxed() : one.text();
    }

    /// Section 3.5, `i=`: for whom it was signed lies in the domain, or below where the key allows it.
    private boolean isOfItsDomain(PublishedKey published) {
        String identity = tags.get("i", "@" + domain()).toLowerCase(Locale.ROOT);
        String of = identity.substring(identity.lastIndexOf('@') + 1);
        return of.equals(domain()) || (!published.exactDomain() && of.endsWith("." + domain()));
    }
}
