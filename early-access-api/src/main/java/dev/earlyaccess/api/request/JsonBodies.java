package dev.earlyaccess.api.request;

import dev.earlyaccess.api.problem.InvalidRequest;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Validator;
import java.util.Set;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads JSON that a controller receives as a tree, above all merge patches (RFC 7396), and checks it as any
 * other body.
 */
@Component
public class JsonBodies {

    private final JsonMapper json;
    private final Validator validator;

    JsonBodies(JsonMapper json, Validator validator) {
        this.json = json;
        this.validator = validator;
    }

    /**
     * The fields that a merge patch changes: a copy.
     *
     * @throws InvalidRequest if the patch is no object
     */
    public static ObjectNode changes(JsonNode patch) {
        if (!(patch instanceof ObjectNode changes)) {
            throw new InvalidRequest("body", "must be a JSON object with the fields to change");
        }
        return changes.deepCopy();
    }

    /**
     * The fields that a merge patch changes, where none can be removed: a copy.
     *
     * @throws InvalidRequest if the patch is no object, or removes a field
     */
    public static ObjectNode changesOnly(JsonNode patch) {
        ObjectNode changes = changes(patch);
        changes.properties().stream()
                .filter(change -> change.getValue().isNull())
                .findFirst()
                .ifPresent(change -> {
                    throw new InvalidRequest(change.getKey(), "must not be null");
                });
        return changes;
    }

    /**
     * The value with a merge patch applied.
     *
     * @throws InvalidRequest if the patch is no object, or the result cannot be read
     * @throws ConstraintViolationException if the result violates a constraint of its type
     */
    public <T> T patched(Object current, JsonNode patch, Class<T> type) {
        ObjectNode merged = json.valueToTree(current);
        merge(merged, changes(patch));
        return read(merged, type);
    }

    /**
     * The value that the JSON holds.
     *
     * @throws InvalidRequest if it cannot be read
     * @throws ConstraintViolationException if it violates a constraint of its type
     */
    public <T> T read(JsonNode tree, Class<T> type) {
        T value;
        try {
            value = json.treeToValue(tree, type);
        } catch (JacksonException ex) {
            throw InvalidRequest.unreadable(ex);
        }
        Set<ConstraintViolation<T>> violations = validator.validate(value);
        if (!violations.isEmpty()) {
            throw new ConstraintViolationException(violations);
        }
        return value;
    }

    /** A removed field becomes null instead of missing, so that the result has all fields of its type. */
    private static void merge(ObjectNode target, ObjectNode patch) {
        patch.properties().forEach(change -> {
            if (change.getValue().isNull()) {
                target.putNull(change.getKey());
            } else if (change.getValue() instanceof ObjectNode inner) {
                ObjectNode into = target.get(change.getKey()) instanceof ObjectNode existing
                        ? existing
                        : target.putObject(change.getKey());
                merge(into, inner);
            } else {
                target.set(change.getKey(), change.getValue());
            }
        });
    }
}
