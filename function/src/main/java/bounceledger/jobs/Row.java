package bounceledger.jobs;

import bounceledger.jobs.Columns.Meaning;
import java.util.List;
import java.util.Optional;

/// The cells of one line that matter, in their order; none of them blank.
record Row(List<Row.Cell> cells) {

    record Cell(Meaning meaning, String value) {}

    Row {
        cells = cells.stream().filter(cell -> !cell.value().isBlank()).toList();
    }

    Optional<String> first(Meaning meaning) {
        return cells.stream()
                .filter(cell -> cell.meaning() == meaning)
                .map(Cell::value)
                .findFirst();
    }
}
