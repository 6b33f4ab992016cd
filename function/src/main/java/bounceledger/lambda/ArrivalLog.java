package bounceledger.lambda;

import bounceledger.pipeline.BouncePipeline.Processed;
import java.util.List;

/// Who is told what became of each arrival.
@FunctionalInterface
public interface ArrivalLog {

    /// Tells of one invocation.
    ///
    /// @param milliseconds that the whole invocation took
    void write(List<Processed> processed, String requestId, long milliseconds);
}
