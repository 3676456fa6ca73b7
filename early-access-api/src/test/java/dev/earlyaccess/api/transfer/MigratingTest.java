package dev.earlyaccess.api.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.earlyaccess.apitest.Api;
import dev.earlyaccess.apitest.ApiTest;
import dev.earlyaccess.apitest.Response;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The recipes of docs/migrating.md, with files as the other systems write them. */
@ApiTest
class MigratingTest {

    private static final Path FILES = Path.of("src", "test", "resources", "migrating");
    private static final Pattern JQ = Pattern.compile("jq -c '([^']+)' votes.json");

    private final Api api;

    MigratingTest(Api api) {
        this.api = api;
    }

    @ParameterizedTest
    @ValueSource(strings = {"spreadsheet.csv", "posthog.csv"})
    void importsAFileOf(String name) throws IOException {
        assertThat(imported("text/csv", Files.readString(FILES.resolve(name)))).isEqualTo("2 0 0");
    }

    @Test
    void importsTheVotesOfCanny() throws IOException, InterruptedException {
        assumeTrue(Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, "jq"))));
        Matcher recipe = JQ.matcher(Files.readString(Path.of("..", "docs", "migrating.md")));
        assertThat(recipe.find()).isTrue();
        Process jq = new ProcessBuilder(
                        "jq",
                        "-c",
                        recipe.group(1),
                        FILES.resolve("canny-votes.json").toString())
                .start();
        String lines = new String(jq.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(jq.waitFor()).isZero();

        assertThat(imported("application/x-ndjson", lines)).isEqualTo("2 0 1");
    }

    /** @return how many rows were imported, unchanged and refused */
    private String imported(String type, String file) {
        api.feature("dark-mode");
        Response response = api.admin()
                .send("POST", "/api/v1/admin/features/dark-mode/enrollments/import", file, "Content-Type", type)
                .is(200);
        String[] lines = response.body().split("\n");
        var summary = Response.json(lines[lines.length - 1]);
        assertThat(api.admin()
                        .get("/api/v1/admin/features/dark-mode/enrollments")
                        .items("userId"))
                .containsExactly("ada", "bob");
        return summary.get("imported") + " " + summary.get("unchanged") + " " + summary.get("refused");
    }
}
