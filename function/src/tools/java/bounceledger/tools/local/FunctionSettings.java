package bounceledger.tools.local;

import java.time.Duration;
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
}
