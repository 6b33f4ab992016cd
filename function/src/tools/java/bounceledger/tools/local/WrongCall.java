package bounceledger.tools.local;

/// The command line makes no sense; exit status 2.
final class WrongCall extends Exception {

    private static final long serialVersionUID = 1L;

    WrongCall(String why) {
        super(why, null, false, false);
    }
}
