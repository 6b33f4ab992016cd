package bounceledger.tools.local;

import bounceledger.classify.Classifier;
import bounceledger.classify.Permanence;
import bounceledger.classify.Verdict;
import bounceledger.report.RecipientReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/// Replies to make bounces of: the rule book's own examples, with the words by which their provider is known.
///
/// @param usual each as often as its share
record SampleReplies(List<List<Reply>> usual, List<Reply> blockLists, List<Reply> forUnsigned) {

    /// Provider | words that only its servers write | cause | share.
    private static final String MIX = """
            gmail     | - gsmtp                           | invalid_recipient    | 19
            gmail     | - gsmtp                           | mailbox_full         | 11
            gmail     | - gsmtp                           | inactive_mailbox     |  5
            gmail     | - gsmtp                           | rate_limited         |  4
            gmail     | - gsmtp                           | spam_content         |  1
            microsoft | [prod.outlook.com]                | invalid_recipient    | 14
            microsoft | [prod.outlook.com]                | mailbox_full         |  4
            microsoft | [prod.outlook.com]                | blocked_by_recipient |  2
            microsoft | [prod.outlook.com]                | server_error         |  1
            yahoo     | see https://senders.yahooinc.com/ | invalid_recipient    |  7
            yahoo     | see https://senders.yahooinc.com/ | inactive_mailbox     |  4
            yahoo     | see https://senders.yahooinc.com/ | rate_limited         |  2
            apple     | see https://support.apple.com/    | invalid_recipient    |  3
            apple     | see https://support.apple.com/    | mailbox_full         |  2
            gmx       | see https://postmaster.gmx.net/   | invalid_recipient    |  3
            gmx       | see https://postmaster.gmx.net/   | mailbox_full         |  1
            gmx       | see https://postmaster.gmx.net/   | policy_block         |  1
            other     |                                   | invalid_recipient    |  7
            other     |                                   | bad_domain           |  5
            other     |                                   | inactive_mailbox     |  2
            other     |                                   | mailbox_full         |  2
            other     |                                   | network_error        |  1
            other     |                                   | undetermined         |  1
            """;

    private static final String BLOCK_LIST = "microsoft | [prod.outlook.com] | blocklisted | 1";
    private static final String UNSIGNED = "gmail | - gsmtp | auth_failure | 1";

    /// @param isTransient whether it may pass
    record Reply(String text, boolean isTransient) {}

    static SampleReplies of(Classifier classifier) {
        List<List<Reply>> usual = new ArrayList<>();
        MIX.lines().forEach(row -> {
            List<Reply> replies = replies(row, classifier);
            int share = Integer.parseInt(column(row, 3));
            for (int n = 0; n < share; n++) {
                usual.add(replies);
            }
        });
        return new SampleReplies(usual, replies(BLOCK_LIST, classifier), replies(UNSIGNED, classifier));
    }

    private static String column(String row, int number) {
        return row.split("\\|", -1)[number].strip();
    }

    /// The examples that mean this cause at this provider.
    private static List<Reply> replies(String row, Classifier classifier) {
        List<Reply> replies = new ArrayList<>();
        for (String example : classifier.examples()) {
            String text = (example.strip() + " " + column(row, 1)).strip();
            Verdict verdict = classifier.classify(RecipientReport.ofReply(text));
            if (verdict.provider().equals(column(row, 0))
                    && verdict.cause().word().equals(column(row, 2))) {
                replies.add(new Reply(text, verdict.permanence().equals(Optional.of(Permanence.TRANSIENT))));
            }
        }
        if (replies.isEmpty()) {
            throw new IllegalStateException("the rule book has no example for " + row);
        }
        return replies;
    }

    Reply usual(Random chance) {
        return one(usual.get(chance.nextInt(usual.size())), chance);
    }

    Reply blockList(Random chance) {
        return one(blockLists, chance);
    }

    Reply unsigned(Random chance) {
        return one(forUnsigned, chance);
    }

    private static Reply one(List<Reply> replies, Random chance) {
        return replies.get(chance.nextInt(replies.size()));
    }
}
