package bounceledger.query;

/// What a caller may do. Ordered: each may do what those before it may.
public enum Scope {
    /// Nothing: nobody has let the caller in.
    NONE,
    /// Ask about addresses that the caller names, and what a reply means; enumerate nothing.
    CHECK,
    /// Read whatever is there.
    READ,
    /// Change the list by hand, on the record.
    WRITE,
    /// Change it against what weighs more: a complaint.
    ADMIN;

    boolean covers(Scope wanted) {
        return compareTo(wanted) >= 0;
    }
}
