package bounceledger.pipeline;

import bounceledger.arrival.Arrival;
import bounceledger.ledger.Unavailable;
import bounceledger.mail.RawMail;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Mails and quarantine in memory, which can be told to fail.
public final class Outside implements MailStore, Quarantine {

    /// Mails by key.
    public final Map<String, byte[]> mails = new HashMap<>();

    /// Keys that do not answer.
    public final Set<String> silent = new HashSet<>();

    /// Keys at which our own code goes wrong.
    public final Set<String> faulty = new HashSet<>();

    public final List<Quarantine.Unread> kept = new ArrayList<>();
    public boolean quarantineIsDown;

    @Override
    public Fetched fetch(Arrival.StoredMail mail) {
        if (silent.contains(mail.key())) {
            throw new Unavailable("silence", new IllegalStateException());
        }
        if (faulty.contains(mail.key())) {
            throw new IllegalStateException("jo@example.org went wrong");
        }
        byte[] bytes = mails.get(mail.key());
        return bytes == null
                ? new Fetched.Unfit("the mail is gone")
                : new Fetched.Found(new RawMail(mail.pointer(), bytes, false));
    }

    @Override
    public void keep(Unread unread) {
        if (quarantineIsDown) {
            throw new Unavailable("silence", new IllegalStateException());
        }
        kept.add(unread);
    }
}
