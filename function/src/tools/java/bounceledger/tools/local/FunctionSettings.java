package bounceledger.tools.local;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/// What the template says of a function.
///
/// @param name its logical id
/// @param handler class and method, such as `bounceledger.lambda.QueryHandler::handleRequest`
/// @param logFormat `JSON` or `Text`
public record FunctionSettings(
        String name,
        String handler,
        int memoryMegabytes,
        Duration timeout,
        String logFormat,
        Map<String, String> environment) {

    public FunctionSettings {
        environment = Map.copyOf(environment);
    }

    /// The same with this much memory.
    public FunctionSettings withMemory(int megabytes) {
        return new FunctionSettings(name, handler, megabytes, timeout, logFormat, environment);
    }

    /// The same with one variable more.
    public FunctionSettings with(String variable, String value) {
        Map<String, String> more = new HashMap<>(environment);
        more.put(variable, value);
        return new FunctionSettings(name, handler, memoryMegabytes, timeout, logFormat, more);
    }
}
