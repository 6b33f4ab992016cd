package bounceledger.mail;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.util.Arrays;
import java.util.stream.Stream;

/// The addresses of `From`, `To` and their kin, read as leniently as they are written.
final class AddressList {

    private AddressList() {}

    static Stream<String> read(String field, int limit) {
        String cut = field.length() > limit ? field.substring(0, limit) : field;
        try {
            return Arrays.stream(InternetAddress.parseHeader(cut, false))
                    .map(InternetAddress::getAddress)
                    .filter(address -> address != null && address.indexOf('@') > 0);
        } catch (AddressException | RuntimeException broken) {
            return Arrays.stream(cut.split(",")).map(AddressList::bare).filter(address -> address.indexOf('@') > 0);
        }
    }

    private static String bare(String text) {
        int open = text.lastIndexOf('<');
        int close = text.indexOf('>', open + 1);
        return (open >= 0 && close > open ? text.substring(open + 1, close) : text).strip();
    }
}
