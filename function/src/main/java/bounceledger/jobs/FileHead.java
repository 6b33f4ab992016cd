package bounceledger.jobs;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// What the beginning of a file says about the rest.
///
/// @param first where its entries begin, behind a byte order mark and the header
/// @param rows how its records are read
/// @param problem why nothing of it can be imported
record FileHead(String version, Place first, RowReader rows, Optional<String> problem) {

    private static final int BOM_LENGTH = 3;

    static FileHead of(JobFiles.Part part, FileFormat format, Columns columns) {
        byte[] bytes = part.bytes();
        if (part.size() > ImportStep.MOST_BYTES) {
            return bad(part, columns, "longer than 1 GB; split it");
        }
        if (startsWith(bytes, 0xFF, 0xFE) || startsWith(bytes, 0xFE, 0xFF)) {
            return bad(part, columns, "UTF-16; save it as UTF-8");
        }
        int begin = startsWith(bytes, 0xEF, 0xBB, 0xBF) ? BOM_LENGTH : 0;
        Place first = new Place(begin, 1, false);
        return switch (format) {
            case NDJSON -> new FileHead(part.version(), first, new RowReader.Objects(columns), Optional.empty());
            case CSV -> csv(part, begin, columns);
        };
    }

    private static FileHead csv(JobFiles.Part part, int begin, Columns columns) {
        byte[] bytes = part.bytes();
        int end = lineEnd(bytes, begin);
        if (end == bytes.length && part.size() > end) {
            return bad(part, columns, "the first line is longer than 64 KB");
        }
        Optional<String> line = decode(bytes, begin, end);
        if (line.isEmpty()) {
            return bad(part, columns, "not UTF-8");
        }
        Place second = new Place(Math.min(end + 1L, bytes.length), 2, false);
        return RowReader.Csv.of(columns, line.get().strip())
                .map(rows -> new FileHead(
                        part.version(),
                        rows.headerLines() == 0 ? new Place(begin, 1, false) : second,
                        rows,
                        Optional.empty()))
                .orElseGet(() -> bad(
                        part,
                        columns,
                        "the first line names no column for the address, which may be called "
                                + columns.addressColumns()));
    }

    private static int lineEnd(byte[] bytes, int begin) {
        int end = begin;
        while (end < bytes.length && bytes[end] != '\n') {
            end++;
        }
        return end;
    }

    private static Optional<String> decode(byte[] bytes, int from, int to) {
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes, from, to - from))
                    .toString());
        } catch (CharacterCodingException notUtf8) {
            return Optional.empty();
        }
    }

    private static FileHead bad(JobFiles.Part part, Columns columns, String why) {
        return new FileHead(part.version(), new Place(0, 1, false), new RowReader.Objects(columns), Optional.of(why));
    }

    private static boolean startsWith(byte[] bytes, int... mark) {
        for (int i = 0; i < mark.length; i++) {
            if (bytes.length <= i || (bytes[i] & 0xFF) != mark[i]) {
                return false;
            }
        }
        return true;
    }
}
