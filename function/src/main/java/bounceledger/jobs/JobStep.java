package bounceledger.jobs;

import java.util.Optional;

/// One message: do this step of this job. It travels as the name of an object, whose writing sends it.
///
/// @param number from 0
public record JobStep(JobId job, long number) {

    /// An import's first step: the file itself.
    static final String INPUTS = "jobs/in/";

    private static final String STEPS = "jobs/steps/";
    private static final int MOST_DIGITS = 9;

    /// The object's name.
    public String name() {
        return STEPS + job.value() + "/" + number;
    }

    /// Reads such a name, or that of an import's file; empty for any other.
    public static Optional<JobStep> parse(String name) {
        if (name.startsWith(INPUTS)) {
            return JobId.parse(name.substring(INPUTS.length())).map(job -> new JobStep(job, 0));
        }
        int slash = name.lastIndexOf('/');
        String number = name.substring(slash + 1);
        return name.startsWith(STEPS)
                        && slash >= STEPS.length()
                        && number.matches("[0-9]+")
                        && number.length() <= MOST_DIGITS
                ? JobId.parse(name.substring(STEPS.length(), slash))
                        .map(job -> new JobStep(job, Long.parseLong(number)))
                : Optional.empty();
    }
}
