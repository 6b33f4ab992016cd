package bounceledger.tools.bench;

import bounceledger.tools.faults.StormLog;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;

/// What a soak showed.
///
/// @param problems empty when everything is as the input says
/// @param givenBack how many events went back to the queue once or more
/// @param hastyMisses what a reader that does not wait for the horizon has missed: that the feed's one has not is no
///     accident
/// @param repeats entries that the feed has told of addresses it had told of before
/// @param took by the fast clock
public record SoakResult(
        List<String> problems,
        int delivered,
        int givenBack,
        int hastyMisses,
        int repeats,
        StormLog log,
        Duration took) {

    private static final int SHOWN = 10;

    /// Prints the figures; whether all was well.
    public boolean print(PrintStream out) {
        out.println(log);
        out.printf(
                "%d events delivered in %d s of the storm's clock, %d given back and delivered again%n",
                delivered, took.toSeconds(), givenBack);
        out.printf(
                "conflicts in 1,000 transactions: %.1f, of these over counters: %.1f%n",
                log.conflictsPerThousand(), log.counterConflictsPerThousand());
        out.printf(
                "hottest key in %.1f %% of transactions; transactions begun for one that passed: %.3f%n",
                log.hottestShare() * 100, log.attempts());
        out.printf(
                "a reader of the changes that does not wait 60 s has missed %d; the one that does: see below%n",
                hastyMisses);
        out.printf("the feed told again of %d addresses that had changed again, or were read twice%n", repeats);
        problems.stream().limit(SHOWN).forEach(out::println);
        out.println(
                problems.isEmpty()
                        ? "exact: nothing lost, nothing twice, no change missed"
                        : problems.size() + " PROBLEMS");
        return problems.isEmpty();
    }
}
