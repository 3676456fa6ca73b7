package dev.earlyaccess.api.openapi;

import dev.earlyaccess.api.problem.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Reads the example from each problem's page, so that the page and the API document show the same. */
@Component
class ProblemExamples {

    private static final Pattern EXAMPLE = Pattern.compile("(?s)## Example\\s+```json\\s+(.*?)```");

    private final JsonMapper json;

    ProblemExamples(JsonMapper json) {
        this.json = json;
    }

    Map<String, Object> of(Problem problem) {
        Matcher example = EXAMPLE.matcher(page(problem));
        if (!example.find()) {
            throw new IllegalStateException("The page of the problem " + problem.code() + " has no example");
        }
        return json.readValue(example.group(1), new TypeReference<>() {});
    }

    private static String page(Problem problem) {
        try {
            return new ClassPathResource("problems/" + problem.code() + ".md")
                    .getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException ex) {
            throw new UncheckedIOException("The problem " + problem.code() + " has no page", ex);
        }
    }
}
