package bounceledger.fuzz;

import java.util.function.Supplier;

/// Something that must not be so; Jazzer keeps the input that showed it.
final class Flaw extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private Flaw(String what) {
        super(what);
    }

    static void unless(boolean holds, Supplier<String> what) {
        if (!holds) {
            throw new Flaw(what.get());
        }
    }
}
