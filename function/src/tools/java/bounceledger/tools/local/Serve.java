package bounceledger.tools.local;

import bounceledger.pipeline.Deliveries;
import bounceledger.tools.local.ServedStack.Setting;
import java.io.IOException;
import java.io.PrintStream;
import java.net.BindException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/// `./ledger serve`: the stack on this machine, kept up until it is stopped.
final class Serve {

    private static final int PORT = 8080;
    private static final int LAST_PORT = 65_535;
    private static final List<String> OPTIONS = List.of("--port", "--data");

    private Serve() {}

    static int run(List<String> args, PrintStream out) throws IOException, WrongCall {
        Setting setting = setting(args);
        ServedStack served;
        try {
            served = ServedStack.start(Path.of(System.getProperty("ledger.home")), setting, InstantSource.system());
        } catch (BindException inUse) {
            System.err.println("ledger: port " + setting.port() + " is in use; --port takes another");
            return 1;
        }
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(served)));
        out.println(served.address());
        out.flush();
        System.err.println("ledger: Ctrl-C stops it");
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        return 0;
    }

    /// Whoever stops it gets what was asked for, so the status is 0 and not the signal's.
    private static void stop(ServedStack served) {
        served.close();
        Runtime.getRuntime().halt(0);
    }

    static Setting setting(List<String> args) throws WrongCall {
        Map<String, String> given = new HashMap<>();
        for (int at = 0; at < args.size(); at += 2) {
            if (!OPTIONS.contains(args.get(at))) {
                throw new WrongCall("serve takes --port N and --data DIR, not " + args.get(at));
            }
            if (at + 1 == args.size() || given.put(args.get(at), args.get(at + 1)) != null) {
                throw new WrongCall(args.get(at) + " wants one value, once");
            }
        }
        String port = given.getOrDefault("--port", Integer.toString(PORT));
        if (!port.matches("\\d{1,5}") || Integer.parseInt(port) > LAST_PORT) {
            throw new WrongCall("--port wants a number up to " + LAST_PORT + ", not " + port);
        }
        return new Setting(
                Integer.parseInt(port), Optional.ofNullable(given.get("--data")).map(Path::of), Deliveries.NONE, true);
    }
}
