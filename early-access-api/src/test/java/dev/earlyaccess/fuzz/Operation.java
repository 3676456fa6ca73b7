package dev.earlyaccess.fuzz;

import com.networknt.schema.Schema;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * An operation of the service.
 *
 * @param path with names of parameters in braces
 * @param bodies the schema of each media type that the operation takes
 * @param responses by status, the schema of each media type; empty for what the API document does not contain
 */
record Operation(
        String id,
        String method,
        String path,
        List<Parameter> parameters,
        Map<String, JsonNode> bodies,
        Map<Integer, Map<String, Schema>> responses) {

    record Parameter(String name, String in, boolean required, JsonNode schema) {}

    /** A page, which has an address and no documented responses. */
    static Operation page(String method, String path) {
        return new Operation(method + " " + path, method, path, List.of(), Map.of(), Map.of());
    }

    boolean isDocumented() {
        return !responses.isEmpty();
    }

    /** Whether each success adds one more thing for good. */
    boolean creates() {
        return method.equals("POST") && responses.containsKey(201);
    }

    Parameter parameter(String in, String name) {
        return parameters.stream()
                .filter(parameter ->
                        parameter.in().equals(in) && parameter.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
