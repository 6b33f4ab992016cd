package bounceledger.query;

import bounceledger.decide.Kind;
import bounceledger.decide.Policy;
import bounceledger.json.JsonText;
import bounceledger.ledger.CountKey;
import bounceledger.ledger.Dimension;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// The share of mails that bounced, and of delivered ones that were complained about, in percent. Exact only where
/// every delivery is booked.
///
/// `bounced` counts every failure, those that may pass included, so it is never below what SES counts, which is
/// permanent ones alone.
///
/// @param groups what a row tells, of `day`, `hour` and `provider`
record Rates(Policy.Limits limits, List<String> groups) {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /// Of one group.
    private record Sums(long delivered, long bounced, long complaints) {

        static final Sums NONE = new Sums(0, 0, 0);

        Sums with(String kind, long count) {
            return switch (Kind.of(kind).orElse(Kind.NOTE)) {
                case DELIVERED -> new Sums(delivered + count, bounced, complaints);
                case FAILED -> new Sums(delivered, bounced + count, complaints);
                case COMPLAINT -> new Sums(delivered, bounced, complaints + count);
                case DELAYED, RELAYED, NOT_SPAM, AUTH_FAILURE, AUTO_REPLY, DISPOSITION, ECHO -> this;
                case SUPPRESS, LIFT, FORCED_LIFT, CONSENT, NOTE, ERASE -> this;
            };
        }
    }

    /// One row for each group that anything was sent to.
    ///
    /// @param cube counters of the cube alone
    List<JsonText> rows(SortedMap<CountKey, Long> cube) {
        Statistics grouped = new Statistics(Dimension.CUBE, groups);
        Statistics kinds = new Statistics(Dimension.CUBE, List.of("kind"));
        Map<List<String>, Sums> sums = new TreeMap<>(Comparator.comparing(Object::toString));
        cube.forEach((key, count) -> sums.merge(
                grouped.row(key),
                Sums.NONE.with(kinds.row(key).getFirst(), count),
                (one, other) -> new Sums(
                        one.delivered + other.delivered,
                        one.bounced + other.bounced,
                        one.complaints + other.complaints)));
        List<JsonText> rows = new ArrayList<>();
        sums.forEach((row, sum) -> {
            if (sum.delivered + sum.bounced > 0) {
                rows.add(json(row, sum));
            }
        });
        return rows;
    }

    private JsonText json(List<String> row, Sums sums) {
        JsonText json = JsonText.object();
        for (int i = 0; i < groups.size(); i++) {
            json.put(groups.get(i), row.get(i));
        }
        BigDecimal bounces = percent(sums.bounced, sums.delivered + sums.bounced);
        BigDecimal complaints = percent(sums.complaints, sums.delivered);
        return json.put("delivered", sums.delivered)
                .put("bounced", sums.bounced)
                .put("complaints", sums.complaints)
                .put("bounce_percent", bounces.toPlainString())
                .put("bounce_level", level(bounces, limits.bounces()))
                .put("complaint_percent", complaints.toPlainString())
                .put("complaint_level", level(complaints, limits.complaints()));
    }

    /// To three digits behind the point: a thousandth of a percent is one mail in a hundred thousand.
    private static BigDecimal percent(long part, long whole) {
        return whole == 0
                ? (part == 0 ? BigDecimal.ZERO : HUNDRED).setScale(3)
                : BigDecimal.valueOf(part).multiply(HUNDRED).divide(BigDecimal.valueOf(whole), 3, RoundingMode.HALF_UP);
    }

    private static String level(BigDecimal percent, Policy.Limit limit) {
        if (percent.compareTo(limit.alarm()) >= 0) {
            return "alarm";
        }
        return limit.warn().filter(warn -> percent.compareTo(warn) >= 0).isPresent() ? "warn" : "ok";
    }
}
