package bounceledger.classify;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// Who must act on a cause; who that is in a house of one person is left to it.
public enum Who {
    NOBODY,
    /// Keeps the addresses.
    LIST_OWNER,
    /// Keeps the sender's DNS, signing and sending hosts.
    DNS_OWNER,
    /// Writes the messages and makes their format.
    CONTENT_OWNER,
    /// Answers for what is sent, how much of it and how fast.
    REPUTATION_OWNER;

    static Optional<Who> of(String word) {
        return Arrays.stream(values()).filter(who -> who.word().equals(word)).findFirst();
    }

    /// As data files and answers spell it, `list owner`, `DNS owner`.
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ').replace("dns", "DNS");
    }
}
