package bounceledger.jobs;

import java.util.Optional;

/// Where a job's files lie. Trouble with the store is {@link bounceledger.ledger.Unavailable}.
public interface JobFiles {

    /// Some of a file.
    ///
    /// @param version names these very bytes: whoever writes the file anew makes another version
    /// @param size of the whole file in bytes
    @SuppressWarnings("ArrayRecordComponent") // bytes that are handed on, and never compared
    record Part(String version, long size, byte[] bytes) {}

    /// Reads up to `most` bytes from `from` on.
    ///
    /// @param version empty means the newest
    /// @return empty when there is no such file; no bytes where the file has ended
    Optional<Part> read(String name, Optional<String> version, long from, int most);

    void write(String name, String mediaType, byte[] bytes);

    /// A link that fetches the file without further leave, for 15 minutes.
    String link(String name);

    /// A link that puts the file there by `PUT` without further leave, for 15 minutes.
    String uploadLink(String name);
}
