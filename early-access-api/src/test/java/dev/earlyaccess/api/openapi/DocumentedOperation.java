package dev.earlyaccess.api.openapi;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An operation as the OpenAPI document has it. */
public record DocumentedOperation(String method, String path, JsonNode node, JsonNode document) {

    private static final Path AGREED = Path.of("..", "docs", "openapi.json");
    private static final Pattern VARIABLE = Pattern.compile("\\{([^}]+)}");
    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch", "head", "options");

    public static List<DocumentedOperation> all(JsonNode document) {
        return document.get("paths")
                .propertyStream()
                .flatMap(path -> path.getValue()
                        .propertyStream()
                        .filter(operation -> METHODS.contains(operation.getKey()))
                        .map(operation -> new DocumentedOperation(
                                operation.getKey(), path.getKey(), operation.getValue(), document)))
                .toList();
    }

    /** All operations in docs/openapi.json, against which another test holds the service. */
    public static List<DocumentedOperation> agreed() {
        try {
            return all(new JsonMapper().readTree(Files.readString(AGREED)));
        } catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
    }

    /** The names of the variables in its path, in order. */
    public List<String> variables() {
        return VARIABLE.matcher(path).results().map(found -> found.group(1)).toList();
    }

    /** Its path with these values of its variables. */
    public String path(Map<String, String> values) {
        return VARIABLE.matcher(path)
                .replaceAll(
                        variable -> Objects.requireNonNull(values.get(variable.group(1)), () -> "a value for {%s} in %s"
                                .formatted(variable.group(1), path)));
    }

    String id() {
        return node.path("operationId").asString("");
    }

    public boolean isAdmins() {
        return path.startsWith("/api/v1/admin/");
    }

    public Stream<JsonNode> parameters() {
        return node.path("parameters").valueStream().map(this::resolved);
    }

    /** The first media type of its request's body, if it has a body. */
    public Optional<String> requestType() {
        return node.at("/requestBody/content").propertyNames().stream().findFirst();
    }

    /** Whether it reads a collection page by page. */
    public boolean isPaged() {
        return parameters()
                .anyMatch(parameter -> parameter.path("name").asString("").equals("limit"));
    }

    /** The statuses of failures that it tells of. */
    List<String> failures() {
        return node.get("responses").propertyNames().stream()
                .filter(status -> status.matches("[45].."))
                .toList();
    }

    JsonNode response(String status) {
        return resolved(node.get("responses").path(status));
    }

    /** Whether a success has a body. */
    boolean returnsSomething() {
        return !node.get("responses").has("204");
    }

    /** The media types of its response when all goes well. */
    Stream<JsonNode> successes() {
        return node.get("responses")
                .propertyStream()
                .filter(response -> response.getKey().startsWith("2"))
                .flatMap(response -> response.getValue().path("content").valueStream());
    }

    /** What a reference refers to; anything else itself. */
    private JsonNode resolved(JsonNode node) {
        return node.has("$ref") ? document.at(node.get("$ref").asString().substring(1)) : node;
    }

    @Override
    public String toString() {
        return method.toUpperCase(java.util.Locale.ROOT) + " " + path;
    }
}
