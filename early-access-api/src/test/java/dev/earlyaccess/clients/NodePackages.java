package dev.earlyaccess.clients;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What npm has installed in src/test/clients. */
final class NodePackages {

    private static final Path PROJECT = Path.of("src", "test", "clients").toAbsolutePath();

    /** With its version, such as {@code @openfeature/web-sdk@1.10.0}. */
    private static final Pattern PACKAGE = Pattern.compile("(@?[a-z][a-z/-]+)@([0-9]\\S*)");

    private NodePackages() {}

    static Path file(String name) {
        return PROJECT.resolve(name);
    }

    /** The page says to install exactly the versions of the tests. */
    static void areThoseOf(ClientPage page) throws IOException {
        JsonNode versions = new JsonMapper().readTree(file("package.json")).get("devDependencies");
        assertThat(PACKAGE.matcher(page.text()).results()).isNotEmpty().allSatisfy(installed -> assertThat(
                        installed.group(2))
                .as(installed.group())
                .isEqualTo(versions.get(installed.group(1)).asString()));
    }

    /** Writes a module into this directory, where it can import the packages. */
    static Path module(Path directory, String name, String source) throws IOException {
        Path packages = directory.resolve("node_modules");
        if (Files.notExists(packages)) {
            Files.createSymbolicLink(packages, file("node_modules"));
        }
        return Files.writeString(directory.resolve(name), source);
    }

    /** Bundles a module, with the packages that it imports, into a script that names it {@code page}. */
    static void bundle(Path module, Path script) throws IOException, InterruptedException {
        Process esbuild = new ProcessBuilder(
                        file("node_modules/.bin/esbuild").toString(),
                        module.toString(),
                        "--bundle",
                        "--global-name=page",
                        "--jsx=automatic",
                        "--define:process.env.NODE_ENV=\"production\"",
                        "--log-level=warning",
                        "--outfile=" + script)
                .inheritIO()
                .start();
        assertThat(esbuild.waitFor()).isZero();
    }
}
