package bounceledger.ledger;

/// Something outside did not answer, or not yet: the same may succeed later. The one exception that adapters throw.
public final class Unavailable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public Unavailable(String what, Throwable cause) {
        super(what, cause);
    }
}
