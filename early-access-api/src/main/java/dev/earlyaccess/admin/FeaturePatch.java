package dev.earlyaccess.admin;

import dev.earlyaccess.feature.Description;
import dev.earlyaccess.problem.InvalidRequest;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Validator;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Applies a JSON merge patch (RFC 7396) to what is said about a feature. */
@Component
class FeaturePatch {

    private static final Map<String, String> FIXED = Map.of(
            "key", "can't be changed: a key is for ever",
            "stage", "can't be changed here: move the feature with POST …/transitions");

    private static final Set<String> REQUIRED = Set.of("name", "size", "newProduct", "metered");

    private final JsonMapper json;
    private final Validator validator;

    FeaturePatch(JsonMapper json, Validator validator) {
        this.json = json;
        this.validator = validator;
    }

    /**
     * The description with the patch applied.
     *
     * @throws InvalidRequest if the patch is no object, or holds what can't be changed or taken away
     * @throws ConstraintViolationException if a field is not what it must be then
     */
    Description apply(JsonNode patch, Description current) {
        if (!(patch instanceof ObjectNode changes)) {
            throw new InvalidRequest("body", "must be a JSON object with the fields to change");
        }
        changes.propertyNames().forEach(field -> check(field, changes));
        ObjectNode merged = json.valueToTree(current);
        merge(merged, changes);
        NewFeature result = read(merged);
        Set<ConstraintViolation<NewFeature>> violations = validator.validate(result);
        if (!violations.isEmpty()) {
            throw new ConstraintViolationException(violations);
        }
        return result.toDescription();
    }

    private NewFeature read(ObjectNode merged) {
        try {
            return json.treeToValue(merged, NewFeature.class);
        } catch (JacksonException ex) {
            throw InvalidRequest.unreadable(ex);
        }
    }

    private static void check(String field, ObjectNode changes) {
        String reason = FIXED.get(field);
        if (reason != null) {
            throw new InvalidRequest(field, reason);
        }
        if (REQUIRED.contains(field) && changes.get(field).isNull()) {
            throw new InvalidRequest(field, "must not be null: every feature has one");
        }
    }

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
