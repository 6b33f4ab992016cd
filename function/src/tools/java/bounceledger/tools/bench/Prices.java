package bounceledger.tools.bench;

/// Dollars for a million units. They differ by region and change: look them up.
public record Prices(double writeUnits, double readUnits) {

    double dollarsPerMillion(Usage each) {
        return each.writeUnits() * writeUnits + each.readUnits() * readUnits;
    }
}
