package bounceledger.trust;

import java.time.LocalDate;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// A mark in a return path that only we can make, such as `bl-aaacrz6…`: 29 characters of letters, digits and
/// one hyphen, so that 34 are left in a local part (RFC 5321 section 4.5.3.1.1) for `+jo=example.org`.
///
/// @param key the name of the key that it was made with, two letters
/// @param day of the sending, in UTC
/// @param mac 100 bits over key, day and recipient. RFC 2104 section 5 advises half the hash, 128: that is
///     against a search that can test its guesses by itself, and here each guess is a mail to us
public record Token(String key, LocalDate day, String mac) {

    static final int DAY_LETTERS = 4;
    static final int MAC_LETTERS = 20;

    /// What may come after it is the recipient that it is for, with `=` for his `@`.
    static final Pattern WRITTEN = Pattern.compile(
            "(?<![a-z0-9])bl-(?<key>[a-z2-7]{2})(?<day>[a-z2-7]{4})(?<mac>[a-z2-7]{20})(?![a-z0-9])"
                    + "(?:\\+(?<local>[^@\\s<>,;]{1,64})=(?<domain>[^@=\\s<>,;]{1,255})@)?",
            Pattern.CASE_INSENSITIVE);

    /// @param match of {@link #WRITTEN}
    static Token of(MatchResult match) {
        return new Token(
                match.group("key").toLowerCase(Locale.ROOT),
                LocalDate.ofEpochDay(Base32.number(match.group("day").toLowerCase(Locale.ROOT))),
                match.group("mac").toLowerCase(Locale.ROOT));
    }

    @Override
    public String toString() {
        return "bl-" + key + Base32.write(day.toEpochDay(), DAY_LETTERS) + mac;
    }
}
