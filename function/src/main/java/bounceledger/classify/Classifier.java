package bounceledger.classify;

import bounceledger.report.Action;
import bounceledger.report.FeedbackReport;
import bounceledger.report.RecipientReport;
import bounceledger.smtp.EnhancedStatus;
import bounceledger.smtp.MailAddress;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
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
    private final Providers providers;
    private final Map<Cause, Advice> advice = new EnumMap<>(Cause.class);
    private final Set<Cause> alwaysTransient = EnumSet.noneOf(Cause.class);
    private final Set<Cause> guarded = EnumSet.noneOf(Cause.class);
    private final String version;

    private Classifier(Tables tables) {
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
        version = tables.version();
    }

    private void learn(Map<String, String> row) {
        Cause cause = Tables.cause(row.getOrDefault("cause", ""));
        advice.put(cause, new Advice(row.getOrDefault("in_words", ""), row.getOrDefault("advice", "")));
        if ("transient".equals(row.get("permanence"))) {
            alwaysTransient.add(cause);
        }
        if ("yes".equals(row.get("guarded"))) {
            guarded.add(cause);
        }
    }

    /// The classifier with the rule book and tables that ship. Reads them anew on each call: keep what it returns.
    public static Classifier shipped() {
        return new Classifier(new Tables());
    }

    /// What happened to one recipient. Never fails: what nothing explains is {@link Cause#UNDETERMINED}.
    public Verdict classify(RecipientReport report) {
        List<Said> layers = Said.in(report);
        String provider = providers.of(report, layers);
        Finding finding = evidence.weigh(report, layers, provider);
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

    /// What a feedback report says about one of the recipients that it names.
    ///
    /// @param recipient as the report has it
    public Verdict complaint(FeedbackReport report, String recipient) {
        String type = report.type().name().toLowerCase(Locale.ROOT).replace('_', '-');
        Optional<Meaning> echo = report.label().flatMap(labels::of).map(Labels.Label::meaning);
        Cause cause = echo.map(Meaning::cause).orElseGet(() -> switch (report.type()) {
            case ABUSE, FRAUD, VIRUS, OPT_OUT, OTHER -> Cause.COMPLAINT;
            case NOT_SPAM -> Cause.NOT_A_BOUNCE;
            case AUTH_FAILURE -> Cause.AUTH_FAILURE;
        });
        return new Verdict(
                cause,
                echo.isPresent() ? echo.get().subReason() : Optional.of(type.replace('-', '_')),
                Optional.of(Permanence.PERMANENT).filter(permanent -> cause != Cause.NOT_A_BOUNCE),
                echo.isPresent() ? "label/" + report.label().orElse("") : "feedback/" + type,
                "",
                Optional.empty(),
                MailAddress.parse(recipient)
                        .map(MailAddress::asciiDomain)
                        .flatMap(providers::ofDomain)
                        .orElse(Providers.OTHER),
                version);
    }

    /// What a cause means for people, and who must do what about it.
    public Advice advice(Cause cause) {
        return advice.getOrDefault(cause, new Advice(cause.word(), ""));
    }

    /// The name of this book, as every verdict carries it.
    public String bookVersion() {
        return version;
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
        Optional<Integer> digit = layers.stream()
                .flatMap(said -> said.refusal().stream())
                .map(code -> code.severity())
                .findFirst();
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
        return layers.stream()
                .flatMap(said -> said.status().stream())
                .map(EnhancedStatus::statusClass)
                .findFirst();
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
