package dev.earlyaccess.api.openapi;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** An operation as the OpenAPI document has it. */
record DocumentedOperation(String method, String path, JsonNode node, JsonNode document) {

    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch", "head", "options");

    static List<DocumentedOperation> all(JsonNode document) {
        return document.get("paths")
                .propertyStream()
                .flatMap(path -> path.getValue()
                        .propertyStream()
                        .filter(operation -> METHODS.contains(operation.getKey()))
                        .map(operation -> new DocumentedOperation(
                                operation.getKey(), path.getKey(), operation.getValue(), document)))
                .toList();
    }

    String id() {
        return node.path("operationId").asString("");
    }

    boolean isAdmins() {
        return path.startsWith("/api/v1/admin/");
    }

    Stream<JsonNode> parameters() {
        return node.path("parameters").valueStream().map(this::resolved);
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
