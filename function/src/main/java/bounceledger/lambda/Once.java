package bounceledger.lambda;

import java.util.Optional;
import java.util.function.Supplier;

/// Made when it is first asked for: what few invocations need must not make the start of all longer.
final class Once<T> implements Supplier<T> {

    private final Supplier<T> maker;
    private Optional<T> made = Optional.empty();

    Once(Supplier<T> maker) {
        this.maker = maker;
    }

    @Override
    public synchronized T get() {
        T one = made.orElseGet(maker);
        made = Optional.of(one);
        return one;
    }
}
