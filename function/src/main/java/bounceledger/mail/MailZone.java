package bounceledger.mail;

import java.time.DateTimeException;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Time zones as mail programs write them.
final class MailZone {

    /// In hours. RFC 5322 section 4.3 knows those of North America; the others are common and mean one thing only.
    /// `IST`, `BST` in Asia and their like mean several, and are taken as UTC, as every unknown name is.
    private static final Map<String, Integer> NAMES = Map.ofEntries(
            Map.entry("EST", -5),
            Map.entry("EDT", -4),
            Map.entry("CST", -6),
            Map.entry("CDT", -5),
            Map.entry("MST", -7),
            Map.entry("MDT", -6),
            Map.entry("PST", -8),
            Map.entry("PDT", -7),
            Map.entry("WET", 0),
            Map.entry("WEST", 1),
            Map.entry("CET", 1),
            Map.entry("MET", 1),
            Map.entry("MEZ", 1),
            Map.entry("CEST", 2),
            Map.entry("MEST", 2),
            Map.entry("MESZ", 2),
            Map.entry("EET", 2),
            Map.entry("EEST", 3),
            Map.entry("MSK", 3),
            Map.entry("HKT", 8),
            Map.entry("JST", 9),
            Map.entry("KST", 9),
            Map.entry("AEST", 10),
            Map.entry("AEDT", 11),
            Map.entry("NZST", 12),
            Map.entry("NZDT", 13));

    private MailZone() {}

    /// Reads `+0100`, `+1:00`, `GMT+0100` or a name.
    ///
    /// @return empty for a word that names no zone
    /// @throws DateTimeException for an offset that no place on earth has
    static Optional<ZoneOffset> parse(String word) {
        int sign = Math.max(word.indexOf('+'), word.indexOf('-'));
        String name = word.substring(0, Math.max(0, sign)).toUpperCase(Locale.ROOT);
        if (sign >= 0 && (name.isEmpty() || name.equals("GMT") || name.equals("UTC") || name.equals("UT"))) {
            return Optional.of(offset(word.substring(sign)));
        }
        return Optional.ofNullable(NAMES.get(word.toUpperCase(Locale.ROOT))).map(ZoneOffset::ofHours);
    }

    private static ZoneOffset offset(String signed) {
        String digits = signed.substring(1).replace(":", "");
        if (digits.isEmpty() || digits.length() > 4) {
            throw new DateTimeException("no offset: " + signed);
        }
        int value = 0;
        for (int i = 0; i < digits.length(); i++) {
            char c = digits.charAt(i);
            if (c < '0' || c > '9') {
                throw new DateTimeException("no offset: " + signed);
            }
            value = value * 10 + c - '0';
        }
        int minutes = digits.length() < 3 ? value * 60 : value / 100 * 60 + value % 100;
        return ZoneOffset.ofTotalSeconds((signed.charAt(0) == '-' ? -60 : 60) * minutes);
    }
}
