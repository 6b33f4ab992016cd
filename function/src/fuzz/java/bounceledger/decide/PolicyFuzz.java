package bounceledger.decide;

import java.nio.charset.StandardCharsets;

/// A text as a policy: it is one, or it is refused.
public final class PolicyFuzz {

    private PolicyFuzz() {}

    /// What Jazzer calls.
    public static void fuzzerTestOneInput(byte[] bytes) {
        try {
            PolicyReader.read(new String(bytes, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException refused) {
            // As its contract says.
        }
    }
}
