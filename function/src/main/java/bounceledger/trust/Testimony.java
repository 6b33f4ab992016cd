package bounceledger.trust;

import bounceledger.report.Ground;
import bounceledger.report.Proof;
import bounceledger.smtp.MailAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// What a report is worth, asked for each recipient that it names: a mark that binds one says nothing about another.
public final class Testimony {

    private static final Proof SES = Proof.of(Ground.OWN_QUEUE);
    private static final Testimony OF_SES = new Testimony(_ -> SES, SES, true);

    private final Function<MailAddress, Proof> about;
    private final Proof aboutNobody;
    private final boolean complete;

    private Testimony(Function<MailAddress, Proof> about, Proof aboutNobody, boolean complete) {
        this.about = about;
        this.aboutNobody = aboutNobody;
        this.complete = complete;
    }

    /// The same about everybody: it came over our own queue.
    public static Testimony ofSes() {
        return OF_SES;
    }

    static Testimony ofMail(Tokens tokens, OwnSignatures.Found signed, Reporter reporter) {
        return new Testimony(
                recipient -> {
                    List<Ground> grounds =
                            new ArrayList<>(tokens.about(recipient).toList());
                    grounds.addAll(signed.about(recipient));
                    if (reporter.keeps(recipient)) {
                        grounds.add(Ground.REPORTER);
                    }
                    return Proof.of(grounds);
                },
                Proof.NONE,
                signed.complete());
    }

    /// @param recipient empty for a report that names nobody
    public Proof about(Optional<MailAddress> recipient) {
        return recipient.map(about).orElse(aboutNobody);
    }

    /// Whether all that can be known is known; else it is worth asking again.
    public boolean isComplete() {
        return complete;
    }
}
