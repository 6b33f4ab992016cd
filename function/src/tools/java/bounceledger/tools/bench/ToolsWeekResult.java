package bounceledger.tools.bench;

import bounceledger.json.Json;
import bounceledger.tools.faults.StormLog;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// What a tool's week showed.
///
/// @param problems empty when the copy is the list
/// @param took by the fast clock
public record ToolsWeekResult(
        List<String> problems, Json job, int lifted, ToolCopy copy, Tool tool, StormLog log, Duration took) {

    private static final int SHOWN = 10;

    /// Prints the figures; whether all was well.
    public boolean print(PrintStream out) {
        out.println(log);
        out.printf(
                "import: %s lines read, %s refused, state %s%n",
                job.at("read").word().orElse("?"),
                job.at("refused").word().orElse("?"),
                job.at("state").word().orElse("?"));
        out.printf("%d questions asked, %d addresses lifted by hand%n", tool.asked(), lifted);
        out.printf(
                "%d changes; %d entries told, of them %d in answers that were lost, %d told twice although received%n",
                copy.changes(), copy.told(), copy.lost(), copy.repeated());
        out.printf("%d s of the storm's clock%n", took.toSeconds());
        problems.stream().limit(SHOWN).forEach(out::println);
        out.println(problems.isEmpty() ? "the copy is the list" : problems.size() + " PROBLEMS");
        return problems.isEmpty();
    }

    static void compare(
            String what,
            Map<String, Optional<Instant>> copy,
            Map<String, Optional<Instant>> truth,
            List<String> problems) {
        Map<String, String> wrong = new TreeMap<>();
        truth.forEach((address, until) -> {
            if (!until.equals(copy.get(address))) {
                wrong.put(address, "missed or otherwise: " + copy.get(address) + " and not " + until);
            }
        });
        copy.keySet().stream()
                .filter(address -> !truth.containsKey(address))
                .forEach(address -> wrong.put(address, "not on the list"));
        wrong.forEach((address, why) -> problems.add(what + ": " + address + " " + why));
    }

    static void compare(String what, Collection<String> copy, Set<String> truth, List<String> problems) {
        Set<String> missed = new HashSet<>(truth);
        // A set looks each of its own up in a longer list.
        missed.removeAll(Set.copyOf(copy));
        Set<String> tooMany = new HashSet<>(copy);
        tooMany.removeAll(truth);
        missed.forEach(address -> problems.add(what + ": missed " + address));
        tooMany.forEach(address -> problems.add(what + ": has " + address + " too many"));
    }
}
