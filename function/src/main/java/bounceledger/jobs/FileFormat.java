package bounceledger.jobs;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// How entries stand in a file.
public enum FileFormat {
    /// RFC 4180.
    CSV("text/csv"),
    /// One JSON object a line.
    NDJSON("application/x-ndjson");

    private final String mediaType;

    FileFormat(String mediaType) {
        this.mediaType = mediaType;
    }

    public String mediaType() {
        return mediaType;
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The format with this word; empty when there is none.
    public static Optional<FileFormat> of(String word) {
        return Arrays.stream(values())
                .filter(format -> format.word().equals(word))
                .findFirst();
    }

    /// The format of this media type, parameters aside; empty when there is none.
    public static Optional<FileFormat> ofMediaType(String contentType) {
        String bare = contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(format -> format.mediaType.equals(bare))
                .findFirst();
    }
}
