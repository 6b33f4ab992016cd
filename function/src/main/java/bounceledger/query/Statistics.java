package bounceledger.query;

import bounceledger.json.JsonText;
import bounceledger.ledger.CountKey;
import bounceledger.ledger.Dimension;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/// Counters, summed up by what was asked for.
///
/// @param groups what each row tells, in order: of the cube any of `day`, `hour`, `provider`, `cause`, `kind`; of a
///     margin its name, and `day` if wanted
record Statistics(Dimension dimension, List<String> groups) {

    private static final List<String> CUBE = List.of("day", "hour", "provider", "cause", "kind");

    private static final Set<String> RATED = Set.of("day", "hour", "provider");

    /// Reads `group_by`; the default is the cube without its hours.
    static Statistics parse(String groupBy) throws Problem {
        List<String> groups = Arrays.asList(groupBy.split(",", -1));
        List<String> margins =
                groups.stream().filter(group -> !CUBE.contains(group)).toList();
        if (groups.stream().distinct().count() < groups.size()) {
            throw Problem.badParameter("group_by", "names something twice");
        }
        if (margins.isEmpty()) {
            return new Statistics(Dimension.CUBE, groups);
        }
        Dimension margin = Dimension.of(margins.getFirst())
                .filter(known -> known != Dimension.CUBE)
                .orElseThrow(() -> Problem.badParameter(
                        "group_by",
                        "wants some of day, hour, provider, cause, kind, or day with one of domain, status, decision,"
                                + " campaign, stream"));
        if (groups.stream().anyMatch(group -> !group.equals("day") && !group.equals(margin.word()))) {
            throw Problem.badParameter("group_by", margin.word() + " is counted by the day and not crossed");
        }
        return new Statistics(margin, groups);
    }

    boolean byHour() {
        return groups.contains("hour");
    }

    /// Of the groups those that a rate can be told for; of a margin none, since it is not crossed with kinds.
    Optional<List<String>> rateGroups() {
        return dimension == Dimension.CUBE
                ? Optional.of(groups.stream().filter(RATED::contains).toList())
                : Optional.empty();
    }

    /// One row for each group that counted anything, in the groups' order.
    List<JsonText> rows(SortedMap<CountKey, Long> counts) {
        Map<List<String>, Long> sums = new TreeMap<>(Comparator.comparing(Object::toString));
        counts.forEach((key, count) -> sums.merge(row(key), count, Long::sum));
        return sums.entrySet().stream()
                .filter(sum -> sum.getValue() != 0)
                .map(sum -> json(sum.getKey(), sum.getValue()))
                .toList();
    }

    List<String> row(CountKey key) {
        String[] cell = key.name().split("\\|", 3);
        return groups.stream()
                .map(group -> switch (group) {
                    case "day" -> key.day().toString();
                    case "hour" -> String.format(Locale.ROOT, "%02d", key.hour());
                    case "provider" -> cell[0];
                    case "cause" -> cell[1];
                    case "kind" -> cell[2];
                    default -> key.name();
                })
                .toList();
    }

    private JsonText json(List<String> row, long count) {
        JsonText json = JsonText.object();
        for (int i = 0; i < groups.size(); i++) {
            json.put(groups.get(i), row.get(i));
        }
        return json.put("count", count);
    }
}
