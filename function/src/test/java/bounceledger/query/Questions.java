package bounceledger.query;

import java.util.List;
import java.util.Map;

/// Questions of somebody who may do anything.
public final class Questions {

    private static final Caller BOSS = new Caller("a test", Scope.ADMIN);

    private Questions() {}

    public static Question of(String method, List<String> path, Map<String, String> parameters) {
        return new Question(method, path, parameters, Map.of(), Body.NONE, BOSS);
    }
}
