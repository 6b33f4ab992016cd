package bounceledger.trust;

/// RFC 4648 section 6 in lower case, without padding: survives whoever folds the case of a local part.
final class Base32 {

    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz234567";
    private static final int BITS = 5;

    private Base32() {}

    /// The first so many letters of the bytes, 5 bits each.
    static String write(byte[] bytes, int letters) {
        StringBuilder text = new StringBuilder(letters);
        for (int bit = 0; bit < letters * BITS; bit += BITS) {
            int pair = (bytes[bit / 8] & 0xff) << 8 | (bit / 8 + 1 < bytes.length ? bytes[bit / 8 + 1] & 0xff : 0);
            text.append(LETTERS.charAt(pair >> (16 - BITS - bit % 8) & 31));
        }
        return text.toString();
    }

    /// A number from 0 on in so many letters, the greatest first.
    static String write(long number, int letters) {
        StringBuilder text = new StringBuilder(letters);
        for (int at = letters - 1; at >= 0; at--) {
            text.append(LETTERS.charAt((int) (number >> (at * BITS)) & 31));
        }
        return text.toString();
    }

    /// @param text of these letters only
    static long number(String text) {
        long number = 0;
        for (int at = 0; at < text.length(); at++) {
            number = number << BITS | LETTERS.indexOf(text.charAt(at));
        }
        return number;
    }
}
