package bounceledger.ledger;

/// The raw bytes that evidence points to.
public interface RawObjects {

    /// Deletes for good what lies there; what is gone already, or is none of ours, is left alone.
    ///
    /// @param pointer `bucket/key` or `bucket/key/version`
    /// @throws Unavailable when the store does not answer
    void delete(String pointer);
}
