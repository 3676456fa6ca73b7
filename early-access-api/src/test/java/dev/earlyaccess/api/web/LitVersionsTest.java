package dev.earlyaccess.api.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

/** The build bundles the versions of Lit against which CI checks the types. */
class LitVersionsTest {

    @ParameterizedTest
    @CsvSource({
        "lit, lit",
        "lit-element, lit-element",
        "lit-html, lit-html",
        "lit-reactive-element, @lit/reactive-element"
    })
    void areTheSameInBothLists(String property, String module) throws IOException {
        String version = new JsonMapper()
                .readTree(Path.of("src", "main", "web", "package-lock.json"))
                .get("packages")
                .get("node_modules/" + module)
                .get("version")
                .asString();

        assertThat(Files.readString(Path.of("..", "pom.xml")))
                .contains("<%1$s.version>%2$s</%1$s.version>".formatted(property, version));
    }
}
