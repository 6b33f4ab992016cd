package bounceledger.classify;

import bounceledger.smtp.EnhancedStatus;
import bounceledger.smtp.ReplyCode;
import java.util.List;
import java.util.Optional;

/// One rule of the book, as a file under `rules/` states it.
///
/// A rule claims a reply when every condition that it states holds: one of its tags stands in the text, one of its
/// phrases does, the status is one of its, the code, the provider.
///
/// @param id the file's name and the rule's own, `google/no-such-user`
/// @param provider the only provider whose replies it reads, when its words mean something else elsewhere
/// @param tags exact tags that only one provider's rule writes, such as `(S3140)`
/// @param codes reply codes, `550` or `4xx`
/// @param because the page that documents it, or where it was seen
/// @param examples replies that it must claim, and at least one of which it must win
/// @param nearMisses replies that it must leave alone
record Rule(
        String id,
        Cause cause,
        Optional<String> subReason,
        Optional<Permanence> permanence,
        Optional<String> provider,
        List<String> tags,
        List<StatusRange> statuses,
        List<String> codes,
        List<String> says,
        String because,
        List<String> examples,
        List<String> nearMisses) {

    /// What a rule's word is worth: the earlier wins, whatever the causes.
    enum Tier {
        /// An exact tag of a provider, which names the very rule that fired there.
        TAG,
        /// A provider's own sentence.
        DIALECT,
        /// A sentence that many servers write, to machines or to people.
        GENERIC,
        /// A provider's own meaning of a status, without words.
        DIALECT_STATUS,
        /// What servers say when they say nothing: try later, not available. Any specific status is worth more.
        HINT
    }

    private static final String GENERIC_FILE = "generic/";
    private static final String SENTENCES_FILE = "sentences/";
    private static final String HINTS_FILE = "hints/";

    Rule {
        tags = List.copyOf(tags);
        statuses = List.copyOf(statuses);
        codes = List.copyOf(codes);
        says = List.copyOf(says);
        examples = List.copyOf(examples);
        nearMisses = List.copyOf(nearMisses);
    }

    Tier tier() {
        if (!tags.isEmpty()) {
            return Tier.TAG;
        }
        if (says.isEmpty()) {
            return Tier.DIALECT_STATUS;
        }
        if (id.startsWith(HINTS_FILE)) {
            return Tier.HINT;
        }
        return id.startsWith(GENERIC_FILE) || id.startsWith(SENTENCES_FILE) ? Tier.GENERIC : Tier.DIALECT;
    }

    boolean allows(Optional<EnhancedStatus> status) {
        return statuses.isEmpty() || (status.isPresent() && contains(status.get()));
    }

    /// A plain loop: each reply asks it of many rules.
    private boolean contains(EnhancedStatus status) {
        for (StatusRange range : statuses) {
            if (range.contains(status)) {
                return true;
            }
        }
        return false;
    }

    boolean allowsCode(Optional<ReplyCode> code) {
        return codes.isEmpty() || code.filter(this::namesCode).isPresent();
    }

    private boolean namesCode(ReplyCode code) {
        return codes.contains(code.toString()) || codes.contains(code.severity() + "xx");
    }

    boolean reads(String where) {
        return provider.isEmpty() || provider.get().equals(where);
    }
}
