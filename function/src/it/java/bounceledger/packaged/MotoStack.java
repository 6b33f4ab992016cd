package bounceledger.packaged;

import bounceledger.json.Json;
import bounceledger.json.JsonText;
import bounceledger.tools.local.FunctionSettings;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/// The resources of `template.yaml` as SAM transforms it, on a moto server in a process of its own.
final class MotoStack implements AutoCloseable {

    private static final String SCRIPT =
            Path.of("..", ".ci", "moto_stack.py").toAbsolutePath().normalize().toString();

    private final Process process;
    private final BufferedReader answers;
    private final Writer commands;
    private final Json told;

    MotoStack() throws IOException {
        process = new ProcessBuilder("python3", SCRIPT)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        answers = process.inputReader(StandardCharsets.UTF_8);
        commands = process.outputWriter(StandardCharsets.UTF_8);
        told = answer();
    }

    /// Whether this machine's Python has what it takes.
    static boolean isThere() {
        try {
            return new ProcessBuilder("python3", "-c", "import moto.server, boto3, samtranslator")
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException noPython) {
            return false;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    URI endpoint() {
        return URI.create(told.at("endpoint").text().orElseThrow());
    }

    String bucket() {
        return told.at("bucket").text().orElseThrow();
    }

    long alarms() {
        return Long.parseLong(told.at("alarms").word().orElseThrow());
    }

    /// A function with its own environment, as the transformed template states it.
    FunctionSettings function(String name) {
        Json one = told.at("functions").at(name);
        Map<String, String> environment = new HashMap<>();
        if (one.at("environment") instanceof Json.Obj(Map<String, Json> variables)) {
            variables.forEach((key, value) -> environment.put(key, value.text().orElseThrow()));
        }
        return new FunctionSettings(
                name,
                one.at("handler").text().orElseThrow(),
                Integer.parseInt(one.at("memory").word().orElseThrow()),
                Duration.ofSeconds(Long.parseLong(one.at("timeout").word().orElseThrow())),
                one.at("log_format").text().orElseThrow(),
                environment);
    }

    /// SES tells the topic.
    void publish(String message) throws IOException {
        ask(JsonText.object().put("do", "publish").put("message", message));
    }

    /// SES tells the default event bus.
    void putEvent(String type, String detail) throws IOException {
        ask(JsonText.object()
                .put("do", "put-event")
                .put("type", type)
                .put("detail", Json.parse(detail).orElseThrow()));
    }

    /// What Lambda would hand to the function now.
    byte[] receive() throws IOException {
        Json event = ask(JsonText.object().put("do", "receive"));
        if (event instanceof Json.Null) {
            throw new IOException("nothing has arrived in the queue");
        }
        return event.write().getBytes(StandardCharsets.UTF_8);
    }

    /// What was received last is done.
    void delete() throws IOException {
        ask(JsonText.object().put("do", "delete"));
    }

    /// How many messages wait in a queue.
    long waiting(String queue) throws IOException {
        return Long.parseLong(
                ask(JsonText.object().put("do", "waiting")).at(queue).word().orElseThrow());
    }

    private Json ask(JsonText command) throws IOException {
        commands.write(command.write() + "\n");
        commands.flush();
        return answer();
    }

    private Json answer() throws IOException {
        String line = answers.readLine();
        if (line == null) {
            throw new IOException("moto has ended: python3 " + SCRIPT + " says why");
        }
        return Json.parse(line).orElseThrow(() -> new IOException("not JSON: " + line));
    }

    @Override
    public void close() {
        try (BufferedReader _ = answers;
                Writer _ = commands) {
            process.destroy();
        } catch (IOException trouble) {
            throw new UncheckedIOException(trouble);
        }
    }
}
