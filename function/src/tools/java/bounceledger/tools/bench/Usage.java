package bounceledger.tools.bench;

/// What was asked of a table, in DynamoDB's units.
///
/// @param tableUnits write units of the table, those of cancelled transactions included
/// @param indexUnits write units of the index
/// @param cancelledUnits write units of the table that bought nothing
/// @param readUnits of one 4 KB read each
/// @param bytes of the items as they were written
record Usage(
        double tableUnits,
        double indexUnits,
        double cancelledUnits,
        double readUnits,
        long readRequests,
        long writeRequests,
        long bytes) {

    static final Usage NONE = new Usage(0, 0, 0, 0, 0, 0, 0);

    static Usage read(double units) {
        return new Usage(0, 0, 0, units, 1, 0, 0);
    }

    Usage plus(Usage more) {
        return new Usage(
                tableUnits + more.tableUnits,
                indexUnits + more.indexUnits,
                cancelledUnits + more.cancelledUnits,
                readUnits + more.readUnits,
                readRequests + more.readRequests,
                writeRequests + more.writeRequests,
                bytes + more.bytes);
    }

    double writeUnits() {
        return tableUnits + indexUnits;
    }
}
