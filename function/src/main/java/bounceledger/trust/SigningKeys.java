package bounceledger.trust;

/// Where the public halves of our signing keys are published.
@FunctionalInterface
public interface SigningKeys {

    /// What was found.
    sealed interface Answer {

        /// @param text as it is published, such as `v=DKIM1; k=rsa; p=…` (RFC 6376 section 3.6.1)
        record Found(String text) implements Answer {}

        /// Nothing is published there.
        record Nothing() implements Answer {}

        /// Nobody knows at the moment.
        record Silence() implements Answer {}
    }

    /// The record of this name.
    ///
    /// @param name such as `s1._domainkey.mail.example.com`, lower-case; only ever below one of our domains
    Answer find(String name);
}
