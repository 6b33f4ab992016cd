package bounceledger.lambda;

import bounceledger.trust.SigningKeys;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Hashtable;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.naming.NameNotFoundException;
import javax.naming.NamingException;
import javax.naming.directory.Attribute;
import javax.naming.directory.InitialDirContext;
import org.jspecify.annotations.Nullable;

/// Signing keys as DNS has them, asked by the JDK's own client. Kept for a while: a mail can name any selector,
/// and must not make us ask without end.
final class DnsKeys implements SigningKeys {

    private static final Duration KEPT = Duration.ofMinutes(15);

    /// So that a batch does not wait for each of its mails; less than the queue waits before it brings them again.
    private static final Duration SILENT = Duration.ofSeconds(30);

    private static final int MAX_KEPT = 1_000;
    private static final String MILLISECONDS = "1500";
    private static final String TRIES = "2";
    private static final Pattern STRING = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"|[^ \"]+");

    private record Kept(Answer answer, Instant until) {}

    private final String servers;
    private final InstantSource clock;
    private final Map<String, Kept> kept = new LinkedHashMap<>();

    /// @param servers such as `dns://192.0.2.53`; `dns:` for the machine's own
    DnsKeys(String servers, InstantSource clock) {
        this.servers = servers;
        this.clock = clock;
    }

    @Override
    public synchronized Answer find(String name) {
        Instant now = clock.instant();
        Kept known = kept.get(name);
        if (known != null && now.isBefore(known.until)) {
            return known.answer;
        }
        Answer answer = ask(name);
        if (kept.size() >= MAX_KEPT) {
            kept.clear();
        }
        kept.put(name, new Kept(answer, now.plus(answer instanceof Answer.Silence ? SILENT : KEPT)));
        return answer;
    }

    /// The danger in JNDI is a directory that answers with objects. This provider has none, and the name is one
    /// of our own domain's.
    @SuppressWarnings("BanJNDI")
    private Answer ask(String name) {
        try {
            InitialDirContext dns = new InitialDirContext(settings());
            try {
                return answer(
                        dns.getAttributes(name + ".", new String[] {"TXT"}).get("TXT"));
            } finally {
                dns.close();
            }
        } catch (NameNotFoundException nothing) {
            return new Answer.Nothing();
        } catch (NamingException trouble) {
            return new Answer.Silence();
        }
    }

    @SuppressWarnings("JdkObsolete") // what the JDK's directory takes
    private Hashtable<String, String> settings() {
        Hashtable<String, String> settings = new Hashtable<>();
        settings.put("java.naming.factory.initial", "com.sun.jndi.dns.DnsContextFactory");
        settings.put("java.naming.provider.url", servers);
        settings.put("com.sun.jndi.dns.timeout.initial", MILLISECONDS);
        settings.put("com.sun.jndi.dns.timeout.retries", TRIES);
        return settings;
    }

    /// Of several records none is known to be the key (RFC 6376 section 3.6.2.2).
    private static Answer answer(@Nullable Attribute records) throws NamingException {
        return records == null || records.size() != 1
                ? new Answer.Nothing()
                : new Answer.Found(joined(String.valueOf(records.get())));
    }

    /// A record's strings belong together as they are; the JDK puts blanks between, and quotes around those
    /// that have blanks of their own.
    private static String joined(String strings) {
        return STRING.matcher(strings)
                .results()
                .map(string -> string.group().startsWith("\"") ? string.group(1) : string.group())
                .collect(Collectors.joining());
    }
}
