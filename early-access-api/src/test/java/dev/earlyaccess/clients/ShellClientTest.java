package dev.earlyaccess.clients;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earlyaccess.apitest.Api;
import dev.earlyaccess.apitest.ApiTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

/** The pages for a shell and for iOS, whose requests curl sends. */
@ApiTest
@DisabledOnOs(OS.WINDOWS)
class ShellClientTest {

    private static final ClientPage PAGE = ClientPage.of("shell.md");

    @TempDir
    private Path directory;

    @Autowired
    private Api api;

    @Test
    void saysWhetherAFeatureIsOn() throws Exception {
        api.feature("dark-mode", "beta");
        api.as("ada").put("/api/v1/features/dark-mode/enrollment").is(200);
        Map<String, String> service = service();

        assertThat(run("is_on dark-mode ada", service)).isEqualTo(new Ran(0, "", ""));
        assertThat(run("is_on dark-mode alan", service)).isEqualTo(new Ran(1, "", ""));
        api.move("dark-mode", "general-availability");
        assertThat(run("is_on dark-mode alan", service)).isEqualTo(new Ran(0, "", ""));
    }

    @Test
    void readsAllFlagsWhenSomethingHasChanged() throws Exception {
        api.feature("dark-mode", "beta");
        Map<String, String> service = service();
        Path file = directory.resolve("flags.json");

        assertThat(run("flags ada flags.json", service).output()).isEqualTo("200\n");
        String before = Files.readString(file);
        assertThat(before).contains("\"value\":false");
        assertThat(run("flags ada flags.json; flags ada flags.json", service).output())
                .isEqualTo("304\n304\n");
        assertThat(file).hasContent(before);

        String optIn = "early_access /api/v1/users/ada/features/dark-mode/enrollment -X PUT";
        assertThat(PAGE.text()).contains("`" + optIn + "`");
        assertThat(run(optIn, service).output()).contains("\"opted-in\"");
        assertThat(run("EARLY_ACCESS_KEY=ea_wrong; flags ada flags.json", service)
                        .status())
                .isEqualTo(22);
        assertThat(file).hasContent(before);
        assertThat(run("flags ada flags.json", service).output()).isEqualTo("200\n");
        assertThat(file).content().contains("\"value\":true");
    }

    @Test
    void writesErrorsToStderr() throws Exception {
        api.feature("dark-mode", "beta");
        Map<String, String> service = service();

        reports("there is no such feature", run("is_on no-such-feature ada", service));
        reports("no user is given", run("is_on dark-mode", service));
        reports(
                "the key is wrong, or has another role",
                run("EARLY_ACCESS_KEY=ea_wrong; is_on dark-mode ada", service));
        reports(
                "the service does not respond",
                run("EARLY_ACCESS_URL=http://127.0.0.1:1; is_on dark-mode ada", service));
    }

    private static void reports(String what, Ran ran) {
        String line = PAGE.text()
                .lines()
                .filter(row -> row.startsWith("| " + what + " | " + ran.status() + " | `"))
                .findFirst()
                .orElseThrow();
        assertThat(ran.errors()).contains(line.split("`")[1]);
    }

    @Test
    void sendsTheRequestsOfTheSwiftCode() throws Exception {
        api.feature("dark-mode", "beta");
        ClientPage ios = ClientPage.of("ios.md");

        Ran ran = bash(
                ios.code("bash"),
                Map.of(
                        "EARLY_ACCESS_URL",
                        api.anonymous().base(),
                        "TOKEN",
                        api.as("ada").token()));

        assertThat(ran).isEqualTo(new Ran(0, ios.code("text"), ""));
    }

    private Ran run(String command, Map<String, String> service) throws IOException, InterruptedException {
        return bash(PAGE.code("bash") + command, service);
    }

    private Map<String, String> service() {
        return Map.of(
                "EARLY_ACCESS_URL",
                api.anonymous().base(),
                "EARLY_ACCESS_KEY",
                api.machine("server").token());
    }

    /** What a script did. */
    private record Ran(int status, String output, String errors) {}

    private Ran bash(String script, Map<String, String> environment) throws IOException, InterruptedException {
        Path errors = directory.resolve("errors.txt");
        ProcessBuilder bash = new ProcessBuilder("bash", "-c", script)
                .directory(directory.toFile())
                .redirectError(errors.toFile());
        bash.environment().putAll(environment);
        Process process = bash.start();
        String output = new String(process.getInputStream().readAllBytes());
        return new Ran(process.waitFor(), output, Files.readString(errors));
    }
}
