package bounceledger.lambda;

import bounceledger.aws.S3Rules;
import bounceledger.classify.OwnRules;
import bounceledger.ledger.Unavailable;
import bounceledger.pipeline.Judge;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.s3.S3Client;

/// The judge with an operator's own rules, which lie outside the package and change without a deployment.
///
/// Looked at when first asked, and again after {@link #LOOK_AGAIN}: never while a function starts, since SnapStart
/// would keep what was read then. A file that is refused leaves the shipped book in force; one that cannot be read
/// leaves in force what is.
public final class RuleSource implements Supplier<Judge> {

    static final Duration LOOK_AGAIN = Duration.ofMinutes(5);

    private static final Pattern WRITTEN =
            Pattern.compile("file:(?<path>.+)|s3://(?<bucket>[a-z0-9.-]{3,63})/(?<key>.+)");

    private final Judge shipped;
    private final Supplier<String> file;
    private final InstantSource clock;
    private final Consumer<String> log;
    private Judge judge;
    private String text = "";
    private Instant next = Instant.MIN;

    /// @param file the text of the rules; throws {@link Unavailable}
    /// @param log takes one line whenever something changes or fails
    RuleSource(Judge shipped, Supplier<String> file, InstantSource clock, Consumer<String> log) {
        this.shipped = shipped;
        this.judge = shipped;
        this.file = file;
        this.clock = clock;
        this.log = log;
    }

    /// The source that a setting names.
    ///
    /// @param setting `file:…` or `s3://bucket/key`
    /// @param s3 asked for only when it is needed
    /// @throws IllegalArgumentException for any other text
    public static RuleSource of(
            String setting, Judge shipped, Supplier<S3Client> s3, InstantSource clock, Consumer<String> log) {
        Matcher match = WRITTEN.matcher(setting);
        if (!match.matches()) {
            throw new IllegalArgumentException("RULES is neither file:… nor s3://bucket/key: " + setting);
        }
        String path = match.group("path");
        if (path != null) {
            return new RuleSource(shipped, () -> read(Path.of(path)), clock, log);
        }
        S3Rules rules =
                new S3Rules(s3.get(), String.valueOf(match.group("bucket")), String.valueOf(match.group("key")));
        return new RuleSource(shipped, rules::fetch, clock, log);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException trouble) {
            throw new Unavailable(
                    "the file could not be read: " + trouble.getClass().getSimpleName(), trouble);
        }
    }

    @Override
    public synchronized Judge get() {
        Instant now = clock.instant();
        if (!now.isBefore(next)) {
            next = now.plus(LOOK_AGAIN);
            look();
        }
        return judge;
    }

    private void look() {
        try {
            String found = file.get();
            if (!found.equals(text)) {
                text = found;
                take(OwnRules.over(shipped.classifier(), found));
            }
        } catch (Unavailable trouble) {
            log.accept("not read, the book in force stays: " + trouble.getMessage());
        }
    }

    private void take(OwnRules own) {
        judge = new Judge(own.classifier(), shipped.policy());
        log.accept(own.refusal()
                .map(why -> "refused, the shipped book is in force: " + why)
                .orElseGet(() -> "in force, book " + own.classifier().bookVersion()));
    }
}
