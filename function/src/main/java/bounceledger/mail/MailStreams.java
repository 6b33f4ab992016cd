package bounceledger.mail;

import java.io.InputStream;
import org.eclipse.angus.mail.util.LineInputStream;
import org.eclipse.angus.mail.util.MailStreamProvider;

/// The streams of Jakarta Mail's own provider, but for one: the lines of a mail in memory are found in its bytes, not
/// put together from one byte after the other. Jakarta Mail finds this class by its name, see {@link MailReader}.
public final class MailStreams extends MailStreamProvider {

    @Override
    public LineInputStream inputLineStream(InputStream in, boolean allowUtf8) {
        return in instanceof MailBytes bytes && !allowUtf8 ? new Lines(bytes) : super.inputLineStream(in, allowUtf8);
    }

    private static final class Lines extends LineInputStream {

        private final MailBytes bytes;

        Lines(MailBytes bytes) {
            super(bytes, false);
            this.bytes = bytes;
        }

        @Override
        @SuppressWarnings("NullAway") // null is how the class above says that nothing is left
        public String readLine() {
            return bytes.available() > 0 ? bytes.readLine() : null;
        }
    }
}
