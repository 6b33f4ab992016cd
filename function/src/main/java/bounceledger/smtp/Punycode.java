package bounceledger.smtp;

/// Punycode (RFC 3492 section 6.3), encoding only; the JDK has it, but does not let anybody at it.
final class Punycode {

    private static final int BASE = 36;
    private static final int T_MIN = 1;
    private static final int T_MAX = 26;
    private static final int SKEW = 38;
    private static final int DAMP = 700;
    private static final int FIRST_BIAS = 72;
    private static final int FIRST_CODE = 0x80;

    private Punycode() {}

    /// The label in ASCII, without `xn--`. The label is at most as long as a domain name, so nothing overflows.
    static String encode(String label) {
        int[] letters = label.codePoints().toArray();
        StringBuilder out = new StringBuilder();
        label.codePoints().filter(letter -> letter < FIRST_CODE).forEach(out::appendCodePoint);
        int basic = out.length();
        if (basic > 0) {
            out.append('-');
        }
        int done = basic;
        int delta = 0;
        int bias = FIRST_BIAS;
        for (int code = FIRST_CODE; done < letters.length; code++, delta++) {
            int next = nextFrom(code, letters);
            delta += (next - code) * (done + 1);
            code = next;
            for (int letter : letters) {
                if (letter < code) {
                    delta++;
                } else if (letter == code) {
                    append(out, delta, bias);
                    bias = adapt(delta, done + 1, done == basic);
                    delta = 0;
                    done++;
                }
            }
        }
        return out.toString();
    }

    private static int nextFrom(int code, int[] letters) {
        int next = Integer.MAX_VALUE;
        for (int letter : letters) {
            if (letter >= code && letter < next) {
                next = letter;
            }
        }
        return next;
    }

    private static void append(StringBuilder out, int delta, int bias) {
        int left = delta;
        for (int k = BASE; ; k += BASE) {
            int threshold = Math.clamp(k - bias, T_MIN, T_MAX);
            if (left < threshold) {
                out.append(digit(left));
                return;
            }
            out.append(digit(threshold + (left - threshold) % (BASE - threshold)));
            left = (left - threshold) / (BASE - threshold);
        }
    }

    private static int adapt(int delta, int length, boolean isFirst) {
        int left = isFirst ? delta / DAMP : delta / 2;
        left += left / length;
        int k = 0;
        while (left > (BASE - T_MIN) * T_MAX / 2) {
            left /= BASE - T_MIN;
            k += BASE;
        }
        return k + (BASE - T_MIN + 1) * left / (left + SKEW);
    }

    private static char digit(int value) {
        return (char) (value < 26 ? 'a' + value : '0' + value - 26);
    }
}
