package bounceledger.aws;

import bounceledger.classify.Cause;
import bounceledger.decide.Reason;
import bounceledger.ledger.Filter;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/// A filter as an attribute, and back.
final class FilterItem {

    private FilterItem() {}

    static Attributes write(Filter filter) {
        Attributes item = Attributes.writing()
                .put("reasons", filter.reasons().stream().map(Reason::word).toList())
                .put("causes", filter.causes().stream().map(Cause::word).toList())
                .put("providers", filter.providers())
                .put("domains", filter.domains());
        filter.from().ifPresent(at -> item.put("from", at));
        filter.to().ifPresent(at -> item.put("to", at));
        filter.updatedSince().ifPresent(at -> item.put("updated_since", at));
        return item;
    }

    static Filter read(Attributes item) {
        return new Filter(
                words(item, "reasons", Reason::of),
                words(item, "causes", Cause::of),
                words(item, "providers", Optional::of),
                words(item, "domains", Optional::of),
                item.findInstant("from"),
                item.findInstant("to"),
                item.findInstant("updated_since"));
    }

    private static <T> Set<T> words(Attributes item, String name, Function<String, Optional<T>> of) {
        return item.texts(name).stream()
                .map(word -> of.apply(word).orElseThrow())
                .collect(Collectors.toSet());
    }
}
