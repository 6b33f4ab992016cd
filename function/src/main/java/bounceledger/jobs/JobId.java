package bounceledger.jobs;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/// Names a job.
///
/// @param value 22 characters of URL-safe base64
public record JobId(String value) {

    private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9_-]{22}");

    public JobId {
        if (!SHAPE.matcher(value).matches()) {
            throw new IllegalArgumentException("not the id of a job: " + value);
        }
    }

    public static Optional<JobId> parse(String text) {
        return SHAPE.matcher(text).matches() ? Optional.of(new JobId(text)) : Optional.empty();
    }

    /// The job that this request asks for: the same request again is the same job.
    ///
    /// @param by who asks
    /// @param request names the request among all that he makes
    public static JobId of(String by, String request) {
        byte[] hash = sha256(by + "\n" + request);
        return new JobId(Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(hash, 16)));
    }

    /// Where what is to be imported lies. That it is there begins the job.
    public String input() {
        return JobStep.INPUTS + value;
    }

    /// Where a step puts what it made. The name comes from the content: a step that is done twice, and perhaps
    /// otherwise, never overwrites what another one relies on.
    String output(long step, String ending, byte[] content) {
        String hash = Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(sha256(content), 9));
        return "jobs/out/" + value + "/" + step + "-" + hash + ending;
    }

    private static byte[] sha256(String text) {
        return sha256(text.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] sha256(byte[] content) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(content);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
