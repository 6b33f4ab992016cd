package bounceledger.tools.local;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Options that each have a number, `--events 1000`.
record Flags(Map<String, String> given) {

    static Flags parse(List<String> args, List<String> known) throws WrongCall {
        Map<String, String> given = new HashMap<>();
        for (int at = 0; at < args.size(); at += 2) {
            String name = args.get(at);
            if (!name.startsWith("--") || !known.contains(name.substring(2))) {
                throw new WrongCall("no such option: " + name + " (./ledger help)");
            }
            if (at + 1 == args.size()) {
                throw new WrongCall("a number is missing after " + name);
            }
            given.put(name.substring(2), args.get(at + 1));
        }
        return new Flags(Map.copyOf(given));
    }

    /// From 0; `otherwise` when it was not given.
    double number(String name, double otherwise) throws WrongCall {
        try {
            double number = given.containsKey(name) ? Double.parseDouble(given.get(name)) : otherwise;
            if (number >= 0 && Double.isFinite(number)) {
                return number;
            }
        } catch (NumberFormatException notANumber) {
            // Told below.
        }
        throw new WrongCall("not a number from 0: --" + name + " " + given.get(name));
    }

    int count(String name, int otherwise) throws WrongCall {
        return (int) number(name, otherwise);
    }
}
