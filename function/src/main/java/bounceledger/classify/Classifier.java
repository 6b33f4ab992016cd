package bounceledger.classify;

import bounceledger.classify.Explanation.Considered;
import bounceledger.details.DetailReader;
import bounceledger.report.Action;
import bounceledger.report.FeedbackReport;
import bounceledger.report.RecipientReport;
import bounceledger.smtp.EnhancedStatus;
import bounceledger.smtp.ReplyCode;
import bounceledger.smtp.SmtpReply;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Gives each report its verdict, from facts to guesses: what the reporter knows, the words of the innermost reply,
/// the words around it, specific codes, the reporter's label, unspecific codes (`docs/decisions/0005`).
///
/// Pure: the same report and the same book give the same verdict.
public final class Classifier {

    private final RuleBook book;
    private final Evidence evidence;
    private final Guard guard;
    private final Labels labels;
    private final Complaints complaints;
    private final Providers providers;
    private final Map<Cause, Advice> advice = new EnumMap<>(Cause.class);
    private final Set<Cause> alwaysTransient = EnumSet.noneOf(Cause.class);
    private final Set<Cause> guarded = EnumSet.noneOf(Cause.class);
    private final Set<Cause> announced = EnumSet.noneOf(Cause.class);
    private final DetailReader details;
    private final Sources sources;
    private final String version;

    Classifier(Tables tables) {
        List<Cause> precedence = tables.rows("precedence.csv").stream()
                .map(row -> Tables.cause(row.getOrDefault("cause", "")))
                .toList();
        book = new RuleBook(tables.rules(), precedence);
        labels = new Labels(tables.rows("labels.csv"));
        evidence = new Evidence(
                book, new Codes(tables.rows("enhanced-status.csv"), tables.rows("reply-codes.csv")), labels);
        guard = new Guard(tables.rows("veto-words.csv"), tables.rows("transient-words.csv"));
        providers = new Providers(tables.rows("providers.csv"));
        tables.rows("causes.csv").forEach(this::learn);
        details = new DetailReader(tables.rows("blocklists.csv"));
        sources = new Sources(tables, book.rules());
        version = tables.version();
        complaints = new Complaints(labels, providers, version);
    }

    private void learn(Map<String, String> row) {
        Cause cause = Tables.cause(row.getOrDefault("cause", ""));
        advice.put(cause, Advice.of(row));
        if ("transient".equals(row.get("permanence"))) {
            alwaysTransient.add(cause);
        }
        if ("yes".equals(row.get("guarded"))) {
            guarded.add(cause);
        }
        if ("yes".equals(row.get("announced"))) {
            announced.add(cause);
        }
    }

    /// The classifier with the rule book and tables that ship. Reads them anew on each call: keep what it returns.
    public static Classifier shipped() {
        return new Classifier(new Tables());
    }

    /// Who keeps the mailboxes of a domain, or runs its hosts; empty for most.
    public Optional<String> providerOf(String asciiDomain) {
        return providers.ofDomainOrHost(asciiDomain);
    }

    /// What happened to one recipient. Never fails: what nothing explains is {@link Cause#UNDETERMINED}.
    public Verdict classify(RecipientReport report) {
        return classify(report, report.reply());
    }

    /// The same for a report whose reply is already unfolded.
    public Verdict classify(RecipientReport report, SmtpReply reply) {
        List<Said> layers = Said.in(report, reply);
        String provider = providers.of(report, layers);
        Finding finding = evidence.weigh(report, layers, provider);
        return verdict(report, layers, provider, finding);
    }

    private Verdict verdict(RecipientReport report, List<Said> layers, String provider, Finding finding) {
        Meaning meaning = finding.meaning();
        return new Verdict(
                meaning.cause(),
                meaning.subReason(),
                permanence(report, layers, meaning),
                finding.rule(),
                finding.words(),
                veto(finding, layers),
                provider,
                version);
    }

    /// The same verdict, with all that speaks for it and against it, for people.
    public Explanation explain(RecipientReport report) {
        SmtpReply reply = report.reply();
        List<Said> layers = Said.in(report, reply);
        String provider = providers.of(report, layers);
        Finding finding = evidence.weigh(report, layers, provider);
        Verdict verdict = verdict(report, layers, provider, finding);
        return new Explanation(
                verdict,
                details.read(reply).withTag(finding.tag()),
                Place.of(finding.words(), reply, report.diagnostic()),
                sources.of(finding.rule()),
                Considered.of(evidence.all(report, layers, provider), finding),
                urgency(verdict));
    }

    private Urgency urgency(Verdict verdict) {
        if (!announced.contains(verdict.cause())) {
            return Urgency.NONE;
        }
        return verdict.permanence().equals(Optional.of(Permanence.TRANSIENT)) ? Urgency.TIME_LEFT : Urgency.OUT_OF_TIME;
    }

    /// What a feedback report says about one of the recipients that it names.
    ///
    /// @param recipient as the report has it
    public Verdict complaint(FeedbackReport report, String recipient) {
        return complaints.verdict(report, recipient);
    }

    /// What a cause means for people, and who must do what about it.
    public Advice advice(Cause cause) {
        return advice.getOrDefault(cause, new Advice(cause.word(), Who.NOBODY, "", "", Optional.empty()));
    }

    /// The name of this book, as every verdict carries it.
    public String bookVersion() {
        return version;
    }

    /// The replies that the rules carry as their own proof, for measurements.
    public List<String> examples() {
        return book.rules().stream().flatMap(rule -> rule.examples().stream()).toList();
    }

    /// How many rules there are.
    public int rules() {
        return book.rules().size();
    }

    RuleBook book() {
        return book;
    }

    /// The reply code is the protocol's own order to go on or give up, so its first digit beats the status
    /// (RFC 5321 section 4.2.1); no reply with a 4 is ever final.
    private Optional<Permanence> permanence(RecipientReport report, List<Said> layers, Meaning meaning) {
        if (meaning.cause() == Cause.NOT_A_BOUNCE) {
            return Optional.empty();
        }
        Optional<Integer> digit = Said.first(layers, Said::refusal).map(ReplyCode::severity);
        boolean isTransient = report.action() == Action.DELAYED
                || alwaysTransient.contains(meaning.cause())
                || digit.equals(Optional.of(4));
        if (isTransient) {
            return Optional.of(Permanence.TRANSIENT);
        }
        if (meaning.permanence().isPresent()) {
            return meaning.permanence();
        }
        return guard.saysTemporary(layers.getFirst())
                ? Optional.of(Permanence.TRANSIENT)
                : Optional.of(digit.or(() -> statusClass(layers))
                        .map(value -> value == 4 ? Permanence.TRANSIENT : Permanence.PERMANENT)
                        .or(() -> ofLabel(report))
                        .orElse(Permanence.PERMANENT));
    }

    private static Optional<Integer> statusClass(List<Said> layers) {
        return Said.first(layers, Said::status).map(EnhancedStatus::statusClass);
    }

    private Optional<Permanence> ofLabel(RecipientReport report) {
        return report.label()
                .flatMap(labels::of)
                .flatMap(label -> label.meaning().permanence());
    }

    private Optional<String> veto(Finding finding, List<Said> layers) {
        if (finding.isExact() || !guarded.contains(finding.meaning().cause())) {
            return Optional.empty();
        }
        return guard.veto(layers)
                .or(() -> Optional.of(finding.words())
                        .filter(words -> finding.meaning().isWeak()));
    }
}
