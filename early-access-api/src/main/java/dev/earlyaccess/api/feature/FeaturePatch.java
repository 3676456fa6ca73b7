package dev.earlyaccess.api.feature;

import dev.earlyaccess.api.paging.PlainText;
import dev.earlyaccess.api.problem.InvalidRequest;
import dev.earlyaccess.feature.Description;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Validator;
import java.util.Map;
import java.util.Set;
import org.hibernate.validator.constraints.Length;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Applies a JSON merge patch (RFC 7396) to what is said about a feature. Beside its fields a patch may hold a reason. */
@Component
class FeaturePatch {

    private static final Map<String, String> FIXED = Map.of(
            "key", "can't be changed: a key is for ever",
            "stage", "can't be changed here: move the feature with POST …/transitions");

    private static final Set<String> REQUIRED = Set.of("name", "size", "newProduct", "metered");

    private static final String REASON = "reason";

    /** Why a feature is changed. */
    record Reason(
            @PlainText(lines = true) @Length(max = 1_000) @Nullable
            String reason) {}

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
        if (!(patch instanceof ObjectNode)) {
            throw new InvalidRequest("body", "must be a JSON object with the fields to change");
        }
        ObjectNode changes = (ObjectNode) patch.deepCopy();
        changes.remove(REASON);
        changes.propertyNames().forEach(field -> check(field, changes));
        ObjectNode merged = json.valueToTree(current);
        merge(merged, changes);
        return read(merged, NewFeature.class).toDescription();
    }

    /**
     * Why the feature is changed; null if the patch doesn't say.
     *
     * @throws InvalidRequest if it is no text
     * @throws ConstraintViolationException if the text is not what it must be
     */
    @Nullable
    String reason(JsonNode patch) {
        JsonNode said = patch.path(REASON);
        return said.isMissingNode()
                ? null
                : read(json.createObjectNode().set(REASON, said), Reason.class).reason();
    }

    private <T> T read(JsonNode tree, Class<T> type) {
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
