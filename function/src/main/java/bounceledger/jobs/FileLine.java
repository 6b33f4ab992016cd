package bounceledger.jobs;

import java.util.Optional;

/// One record of a file. Of CSV it may span several lines, where a quoted field does.
///
/// @param number of its first line
/// @param text without the line's end; its beginning only, when there is a problem
/// @param problem why it cannot be read
record FileLine(long number, String text, Optional<String> problem) {

    boolean isBlank() {
        return problem.isEmpty() && text.isBlank();
    }
}
