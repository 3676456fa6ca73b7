package dev.earlyaccess.api.feature;

import dev.earlyaccess.api.problem.InvalidRequest;
import dev.earlyaccess.api.request.JsonBodies;
import dev.earlyaccess.api.request.PlainText;
import dev.earlyaccess.api.request.TextLength;
import dev.earlyaccess.feature.Description;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Applies a merge patch to a feature's description. Apart from the fields to change, a patch can hold a
 * reason.
 */
@Component
class FeaturePatch {

    private static final Map<String, String> FIXED = Map.of(
            "key", "cannot be changed: a key never changes",
            "stage", "cannot be changed here: move the feature with POST …/transitions");

    private static final Set<String> REQUIRED = Set.of("name", "size", "newProduct", "metered");

    private static final String REASON = "reason";

    /** Why a feature is changed. */
    record Reason(
            @PlainText(lines = true) @TextLength(max = 1_000) @Nullable
            String reason) {}

    private final JsonBodies bodies;

    FeaturePatch(JsonBodies bodies) {
        this.bodies = bodies;
    }

    /**
     * The description with the patch applied.
     *
     * @throws InvalidRequest if the patch changes a fixed field or removes a required one
     */
    Description apply(JsonNode patch, Description current) {
        ObjectNode changes = JsonBodies.changes(patch);
        changes.remove(REASON);
        changes.propertyNames().forEach(field -> check(field, changes));
        return bodies.patched(current, changes, NewFeature.class).toDescription();
    }

    /** Why the feature is changed; null if the patch has no reason. */
    @Nullable
    String reason(JsonNode patch) {
        return patch.has(REASON)
                ? bodies.read(JsonBodies.changes(patch).retain(REASON), Reason.class)
                        .reason()
                : null;
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
}
