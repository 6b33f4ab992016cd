package bounceledger.jobs;

import bounceledger.classify.Cause;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// Why an address was on somebody's list.
public enum ListedFor {
    /// Mail to it failed for good; why is not known any more.
    BOUNCE(Cause.INVALID_RECIPIENT, "imported"),
    COMPLAINT(Cause.COMPLAINT, "imported"),
    /// The owner refuses this sender by name.
    BLOCK(Cause.BLOCKED_BY_RECIPIENT, "personal_block"),
    /// The owner does not want it: no complaint, and nothing about the address.
    UNSUBSCRIBE(Cause.NOT_A_BOUNCE, "unsubscribed"),
    MANUAL(Cause.NOT_A_BOUNCE, "");

    private final Cause cause;
    private final String subReason;

    ListedFor(Cause cause, String subReason) {
        this.cause = cause;
        this.subReason = subReason;
    }

    Cause cause() {
        return cause;
    }

    Optional<String> subReason() {
        return Optional.of(subReason).filter(word -> !word.isEmpty());
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// @throws IllegalArgumentException when there is none with this word
    static ListedFor of(String word) {
        return find(word).orElseThrow(() -> new IllegalArgumentException("no such reason: " + word));
    }

    /// The reason with this word; empty when there is none.
    public static Optional<ListedFor> find(String word) {
        return Arrays.stream(values())
                .filter(reason -> reason.word().equals(word))
                .findFirst();
    }
}
