package dev.earlyaccess.apitest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earlyaccess.api.problem.Problem;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The service's response. Every failed check shows the whole body. */
public record Response(@Nullable String path, int status, Map<String, List<String>> headers, String body) {

    private static final JsonMapper JSON = new JsonMapper();

    static Response of(String path, HttpResponse<String> response) {
        return new Response(path, response.statusCode(), response.headers().map(), response.body());
    }

    static Response parsed(String http) {
        String[] parts = http.split("\r\n\r\n", 2);
        String[] head = parts[0].split("\r\n");
        Map<String, List<String>> headers = new TreeMap<>();
        for (String line : List.of(head).subList(1, head.length)) {
            String[] header = line.split(": ?", 2);
            headers.put(header[0].toLowerCase(Locale.ROOT), List.of(header[1]));
        }
        String body = headers.containsKey("transfer-encoding")
                ? parts[1].replaceAll("(?m)^[0-9a-f]+\r\n|\r\n", "")
                : parts[1];
        return new Response(null, Integer.parseInt(head[0].split(" ")[1]), headers, body);
    }

    public Response is(int expected) {
        assertThat(status).as(body).isEqualTo(expected);
        return this;
    }

    /**
     * It is this problem, as a complete problem document that gives nothing of the inside away, or as an error of
     * OFREP.
     */
    public Response is(Problem problem) {
        is(problem.status().value());
        if (isEvaluation()) {
            assertThat(header("content-type")).as(body).isEqualTo("application/json");
            assertThat(text("errorCode")).isNotBlank();
            assertThat(text("errorDetails")).isNotBlank();
            return this;
        }
        assertThat(header("content-type")).as(body).startsWith("application/problem+json");
        assertThat(text("type")).isEqualTo("http://localhost:8080/problems/" + problem.code());
        assertThat(text("title")).isEqualTo(problem.title());
        assertThat(json().get("status").intValue()).isEqualTo(status);
        assertThat(text("detail")).isNotBlank();
        assertThat(json().has("instance")).as(body).isTrue();
        if (path != null) {
            assertThat(text("instance")).isEqualTo(path);
        }
        assertThat(body).doesNotContain("\tat ", "Exception", "java.", "springframework", "trace");
        return this;
    }

    /** Whether it has the shape of OFREP, and not of this API. */
    private boolean isEvaluation() {
        return path != null && path.startsWith("/ofrep/");
    }

    /** It is a 400 that names exactly these fields, each with what it wants. */
    public Response isInvalid(String... fields) {
        is(Problem.INVALID_REQUEST);
        assertThat(json().get("errors"))
                .as(body)
                .allSatisfy(error -> assertThat(error.get("message").asString()).isNotBlank());
        assertThat(json().get("errors"))
                .as(body)
                .extracting(error -> error.get("field").asString())
                .containsOnly(fields);
        return this;
    }

    public JsonNode json() {
        return JSON.readTree(body);
    }

    /** The field at this path of names joined by dots; a number for a place in an array. */
    public JsonNode field(String dotted) {
        JsonNode field = json().at("/" + dotted.replace('.', '/'));
        assertThat(field.isMissingNode()).as("%s in %s", dotted, body).isFalse();
        return field;
    }

    public String text(String dotted) {
        return field(dotted).asString();
    }

    /** The values of this field in all items of the page. */
    public List<String> items(String field) {
        return each("items", field);
    }

    public List<String> each(String array, String field) {
        return field(array)
                .valueStream()
                .map(item -> item.get(field).asString())
                .toList();
    }

    /** The header's value, with commas between if it came several times; empty if it did not. */
    public String header(String name) {
        return String.join(", ", headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of()));
    }

    public static JsonNode json(String text) {
        return JSON.readTree(text);
    }
}
