package dev.earlyaccess.clients;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A module of JavaScript in a process of Node, whose functions can be called. */
class NodeModule implements AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();

    private final Process process;
    private final BufferedReader returned;
    private final BufferedWriter calls;

    private NodeModule(Process process) {
        this.process = process;
        this.returned = process.inputReader();
        this.calls = process.outputWriter();
    }

    static NodeModule load(Path module) throws IOException {
        return new NodeModule(
                new ProcessBuilder("node", NodePackages.file("calls.mjs").toString(), module.toString())
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start());
    }

    /** What the function returns. */
    JsonNode call(String function, Object... arguments) throws IOException {
        List<Object> call = new ArrayList<>(List.of(function));
        call.addAll(List.of(arguments));
        calls.write(JSON.writeValueAsString(call));
        calls.newLine();
        calls.flush();
        String line = returned.readLine();
        assertThat(line).as("What %s returned", function).isNotNull();
        return JSON.readTree(line);
    }

    @Override
    public void close() {
        process.destroy();
    }
}
