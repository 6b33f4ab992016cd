package bounceledger.lambda;

import com.amazonaws.services.lambda.runtime.ClientContext;
import com.amazonaws.services.lambda.runtime.CognitoIdentity;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;

/// What Lambda tells a handler about its invocation, in a rehearsal.
record RehearsalContext() implements Context {

    private static final int MINUTE_MS = 60_000;

    @Override
    public String getAwsRequestId() {
        return "rehearsal";
    }

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
        return "rehearsal";
    }

    @Override
    public String getFunctionVersion() {
        return "rehearsal";
    }

    @Override
    public String getInvokedFunctionArn() {
        return "rehearsal";
    }

    @Override
    public String getLogGroupName() {
        return "rehearsal";
    }

    @Override
    public String getLogStreamName() {
        return "rehearsal";
    }

    @Override
    public CognitoIdentity getIdentity() {
        throw new IllegalStateException("nobody is logged in at a rehearsal");
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
