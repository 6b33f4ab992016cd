package bounceledger.flat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A tree of texts, lists and maps in the order they were written, as bytes.
///
/// Each node is a letter and a length: `t` and that many bytes of UTF-8, `l` and that many nodes, `m` and that many
/// pairs of nodes. Only our own build writes it, so what is not so written is a fault, not bad input.
public final class Flat {

    private static final char TEXT = 't';
    private static final char LIST = 'l';
    private static final char MAP = 'm';

    private Flat() {}

    /// The bytes of a tree.
    ///
    /// @throws IllegalArgumentException for anything else than maps, lists and texts
    public static byte[] write(Object tree) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            write(tree, new DataOutputStream(bytes));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    private static void write(Object node, DataOutputStream out) throws IOException {
        switch (node) {
            case String text -> {
                byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
                head(TEXT, bytes.length, out);
                out.write(bytes);
            }
            case List<?> list -> {
                head(LIST, list.size(), out);
                for (Object element : list) {
                    write(element, out);
                }
            }
            case Map<?, ?> map -> {
                head(MAP, map.size(), out);
                for (Map.Entry<?, ?> entry : map.entrySet()) {
                    write(entry.getKey(), out);
                    write(entry.getValue(), out);
                }
            }
            default -> throw new IllegalArgumentException("neither text nor list nor map: " + node);
        }
    }

    private static void head(char kind, int length, DataOutputStream out) throws IOException {
        out.writeByte(kind);
        out.writeInt(length);
    }

    /// The tree in a file that ships beside a class.
    ///
    /// @throws IllegalArgumentException when it is not there: `mvn process-classes` makes it
    public static Object read(Class<?> beside, String file) {
        try (InputStream in = beside.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalArgumentException("not made by the build yet: " + file);
            }
            return read(in.readAllBytes());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /// The tree that was written.
    static Object read(byte[] bytes) throws IOException {
        return node(new DataInputStream(new ByteArrayInputStream(bytes)));
    }

    private static Object node(DataInputStream in) throws IOException {
        char kind = (char) in.readByte();
        int length = in.readInt();
        return switch (kind) {
            case TEXT -> new String(in.readNBytes(length), StandardCharsets.UTF_8);
            case LIST -> {
                List<Object> list = new ArrayList<>(length);
                for (int i = 0; i < length; i++) {
                    list.add(node(in));
                }
                yield Collections.unmodifiableList(list);
            }
            case MAP -> {
                Map<Object, Object> map = new LinkedHashMap<>();
                for (int i = 0; i < length; i++) {
                    map.put(node(in), node(in));
                }
                yield Collections.unmodifiableMap(map);
            }
            default -> throw new IllegalArgumentException("not a tree: '" + kind + "'");
        };
    }
}
