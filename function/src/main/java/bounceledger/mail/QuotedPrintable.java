package bounceledger.mail;

import java.io.InputStream;

/// Quoted-printable (RFC 2045 section 6.7) as Jakarta Mail's decoder can bear it.
///
/// That decoder calls itself at each soft line end, until many in a row have used up the stack, and throws at each
/// `=` that encodes nothing, which takes a hundred times as long as reading it. So the former are left out here and
/// the latter encoded.
@SuppressWarnings("InputStreamSlowMultibyteRead") // that decoder reads byte by byte
final class QuotedPrintable extends InputStream {

    private static final String EQUALS = "=3D";

    private final MailBytes in;
    private int inEquals;

    QuotedPrintable(MailBytes in) {
        this.in = in;
    }

    @Override
    public int read() {
        if (inEquals > 0) {
            int c = EQUALS.charAt(inEquals);
            inEquals = (inEquals + 1) % EQUALS.length();
            return c;
        }
        int c = in.read();
        while (c == '=' && in.skipLineEnd()) {
            c = in.read();
        }
        inEquals = c == '=' && !in.startsWithHex() ? 1 : 0;
        return c;
    }
}
