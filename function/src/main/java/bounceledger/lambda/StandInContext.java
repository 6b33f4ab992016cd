package bounceledger.lambda;

import com.amazonaws.services.lambda.runtime.ClientContext;
import com.amazonaws.services.lambda.runtime.CognitoIdentity;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;

/// What Lambda tells a handler about its invocation, where there is no Lambda: in a rehearsal, on one machine. The
/// handlers ask for the id and the time that is left.
public record StandInContext(String getAwsRequestId) implements Context {

    private static final int MINUTE_MS = 60_000;

    @Override
    public int getRemainingTimeInMillis() {
        return MINUTE_MS;
    }

    @Override
    public int getMemoryLimitInMB() {
        return 1024;
    }

    @Override
    public String getFunctionName() {
        return "stand-in";
    }

    @Override
    public String getFunctionVersion() {
        return "stand-in";
    }

    @Override
    public String getInvokedFunctionArn() {
        return "stand-in";
    }

    @Override
    public String getLogGroupName() {
        return "stand-in";
    }

    @Override
    public String getLogStreamName() {
        return "stand-in";
    }

    @Override
    public CognitoIdentity getIdentity() {
        throw new IllegalStateException("nobody is logged in");
    }

    @Override
    public ClientContext getClientContext() {
        throw new IllegalStateException("no client called");
    }

    @Override
    public LambdaLogger getLogger() {
        throw new IllegalStateException("the handlers write to their own log");
    }
}
