package bounceledger.jobs;

import bounceledger.ledger.Filter;
import java.util.Optional;

/// What a job is to do.
public sealed interface Work {

    FileFormat format();

    /// Books a file's lines.
    ///
    /// @param reason why the addresses are suppressed, where their lines do not say
    record Import(FileFormat format, Optional<ListedFor> reason) implements Work {}

    /// Writes the list, or what the filter takes of it, into files.
    record Export(FileFormat format, Filter filter) implements Work {}

    default String word() {
        return switch (this) {
            case Import _ -> "import";
            case Export _ -> "export";
        };
    }
}
