package dev.earlyaccess.fuzz;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The operations of an OpenAPI 3.1 document. Its schemas are read strictly: what they do not name is not allowed. */
public final class ApiDocument {

    static final JsonMapper JSON = new JsonMapper();

    private static final String IRI = "https://early-access.example/openapi.json";

    private final JsonNode document;
    private final SchemaRegistry registry;
    private final Map<String, Schema> schemas = new LinkedHashMap<>();
    private final Schema problem;
    private final List<Operation> operations = new ArrayList<>();

    private ApiDocument(JsonNode document) {
        this.document = document;
        allowNoOthers(document);
        String text = JSON.writeValueAsString(document);
        this.registry = SchemaRegistry.withDefaultDialect(
                SpecificationVersion.DRAFT_2020_12, builder -> builder.schemas(Map.of(IRI, text))
                        .schemaRegistryConfig(SchemaRegistryConfig.builder()
                                .formatAssertionsEnabled(true)
                                .build()));
        this.problem = schema("/components/schemas/Problem");
        document.get("paths").properties().forEach(path -> path.getValue()
                .properties()
                .forEach(operation -> operations.add(operation(path.getKey(), operation.getKey()))));
    }

    public static ApiDocument read(Path file) {
        return new ApiDocument(JSON.readTree(file));
    }

    /** An object has the properties that its schema names, and no others. */
    private static void allowNoOthers(JsonNode node) {
        if (node instanceof ObjectNode schema
                && schema.path("properties").isObject()
                && !schema.path("type").isMissingNode()) {
            if (!schema.has("additionalProperties")) {
                schema.put("additionalProperties", false);
            }
        }
        node.forEach(ApiDocument::allowNoOthers);
    }

    List<Operation> operations() {
        return operations;
    }

    /** What every problem document is like. */
    Schema problem() {
        return problem;
    }

    /** The node itself, or the one that it refers to. */
    JsonNode resolved(JsonNode node) {
        return node.has("$ref") ? document.at(node.get("$ref").asString().substring(1)) : node;
    }

    private Operation operation(String path, String method) {
        String pointer = "/paths/" + path.replace("/", "~1") + "/" + method;
        JsonNode operation = document.at(pointer);
        List<Operation.Parameter> parameters = new ArrayList<>();
        operation.path("parameters").forEach(parameter -> {
            JsonNode resolved = resolved(parameter);
            parameters.add(new Operation.Parameter(
                    resolved.get("name").asString(),
                    resolved.get("in").asString(),
                    resolved.path("required").asBoolean(false),
                    resolved.get("schema")));
        });
        Map<String, JsonNode> bodies = new LinkedHashMap<>();
        operation
                .path("requestBody")
                .path("content")
                .properties()
                .forEach(body -> bodies.put(body.getKey(), body.getValue().get("schema")));
        Map<Integer, Map<String, Schema>> responses = new LinkedHashMap<>();
        operation.get("responses").properties().forEach(response -> {
            JsonNode reference = response.getValue().path("$ref");
            String at = reference.isMissingNode()
                    ? pointer + "/responses/" + response.getKey()
                    : reference.asString().substring(1);
            Map<String, Schema> contents = new LinkedHashMap<>();
            document.at(at)
                    .path("content")
                    .propertyNames()
                    .forEach(type -> contents.put(
                            type,
                            schema(at + "/content/" + type.replace("~", "~0").replace("/", "~1") + "/schema")));
            responses.put(Integer.valueOf(response.getKey()), contents);
        });
        return new Operation(
                operation.get("operationId").asString(),
                method.toUpperCase(java.util.Locale.ROOT),
                path,
                parameters,
                bodies,
                responses);
    }

    private Schema schema(String pointer) {
        return schemas.computeIfAbsent(pointer, at -> registry.getSchema(SchemaLocation.of(IRI + "#" + at)));
    }
}
