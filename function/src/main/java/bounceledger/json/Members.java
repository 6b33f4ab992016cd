package bounceledger.json;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// An object's members, in the order they were written, in two arrays: an event has a handful in each of its many
/// objects, and each is asked for a handful. Never changes.
final class Members extends AbstractMap<String, Json> {

    private final String[] names;
    private final Json[] values;

    private Members(String[] names, Json[] values) {
        this.names = names;
        this.values = values;
    }

    static Members of(Map<String, Json> members) {
        return members instanceof Members same
                ? same
                : new Members(
                        members.keySet().toArray(String[]::new),
                        members.values().toArray(Json[]::new));
    }

    @Override
    public @Nullable Json get(@Nullable Object name) {
        int at = place(names, names.length, name);
        return at < 0 ? null : values[at];
    }

    @Override
    public Json getOrDefault(@Nullable Object name, Json otherwise) {
        int at = place(names, names.length, name);
        return at < 0 ? otherwise : values[at];
    }

    @Override
    public boolean containsKey(@Nullable Object name) {
        return place(names, names.length, name) >= 0;
    }

    @Override
    public int size() {
        return names.length;
    }

    @Override
    public Set<Entry<String, Json>> entrySet() {
        return new AbstractSet<>() {
            @Override
            public Iterator<Entry<String, Json>> iterator() {
                return IntStream.range(0, names.length)
                        .mapToObj(i -> Map.entry(names[i], values[i]))
                        .iterator();
            }

            @Override
            public int size() {
                return names.length;
            }
        };
    }

    private static int place(String[] names, int end, @Nullable Object name) {
        for (int i = 0; i < end; i++) {
            if (names[i].equals(name)) {
                return i;
            }
        }
        return -1;
    }

    /// Members one after another, each name once.
    static final class Builder {

        /// So many are compared one by one before they are worth a set.
        private static final int FEW = 16;

        private String[] names = new String[8];
        private Json[] values = new Json[8];
        private int size;
        private @Nullable Set<String> many;

        /// Whether the name is new; one that is not stays as it was.
        boolean add(String name, Json value) {
            if (!isNew(name)) {
                return false;
            }
            if (size == names.length) {
                names = Arrays.copyOf(names, 2 * size);
                values = Arrays.copyOf(values, 2 * size);
            }
            names[size] = name;
            values[size++] = value;
            return true;
        }

        private boolean isNew(String name) {
            if (size < FEW) {
                return place(names, size, name) < 0;
            }
            if (many == null) {
                many = new HashSet<>(Arrays.asList(names).subList(0, size));
            }
            return many.add(name);
        }

        Members members() {
            return new Members(Arrays.copyOf(names, size), Arrays.copyOf(values, size));
        }
    }
}
