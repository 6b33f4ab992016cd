package bounceledger.details;

import java.util.Locale;

/// A list that a reply names.
///
/// @param name its operator's name for it, or the word in the reply when we do not know the list
public record Blocklist(String name, Kind kind) {

    /// What the list has entries about.
    public enum Kind {
        IP,
        DOMAIN,
        /// Links and domains in the body of a mail.
        URI;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
