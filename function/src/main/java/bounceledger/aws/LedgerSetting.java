package bounceledger.aws;

import bounceledger.decide.Policy;
import bounceledger.ledger.CountedNames;
import bounceledger.ledger.Pepper;

/// What a ledger in DynamoDB is told once.
///
/// @param names which domains and campaigns are counted by name
public record LedgerSetting(String table, Pepper pepper, Policy policy, CountedNames names) {}
