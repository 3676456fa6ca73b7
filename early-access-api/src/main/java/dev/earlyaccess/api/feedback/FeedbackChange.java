package dev.earlyaccess.api.feedback;

import dev.earlyaccess.api.problem.InvalidRequest;
import dev.earlyaccess.api.request.JsonBodies;
import dev.earlyaccess.feature.FeatureKey;
import dev.earlyaccess.feature.UnknownFeature;
import dev.earlyaccess.feedback.FeedbackStatus;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What to change about feedback: a JSON merge patch (RFC 7396) that takes nothing away. */
@Schema(description = "The fields to change; what is left out stays.")
record FeedbackChange(
        @Schema(
                description = "What you make of it.",
                example = "read",
                allowableValues = {"unread", "read", "answered"})
        @Nullable
        FeedbackStatus status,

        @Schema(description = "The key of the feature that it is about.", example = "quiet-hours") @Nullable
        String feature) {

    /** What somebody may make of feedback; that a machine wrote it, only the service finds. */
    static final Set<FeedbackStatus> WORDS_OF_PEOPLE =
            EnumSet.of(FeedbackStatus.UNREAD, FeedbackStatus.READ, FeedbackStatus.ANSWERED);

    /** @throws InvalidRequest if the patch is no object, holds what cannot be changed, or removes a field */
    static FeedbackChange read(JsonNode patch, JsonBodies bodies) {
        ObjectNode changes = JsonBodies.changes(patch);
        changes.properties().stream()
                .filter(change -> change.getValue().isNull())
                .findFirst()
                .ifPresent(change -> {
                    throw new InvalidRequest(change.getKey(), "must not be null");
                });
        return checked(bodies.read(changes, FeedbackChange.class));
    }

    private static FeedbackChange checked(FeedbackChange change) {
        if (change.status != null && !WORDS_OF_PEOPLE.contains(change.status)) {
            throw new InvalidRequest("status", "must be one of unread, read, answered");
        }
        return change;
    }

    /** @throws UnknownFeature if it can be that of no feature */
    @Nullable
    FeatureKey keyOfFeature() {
        if (feature != null && !FeatureKey.isValid(feature)) {
            throw new UnknownFeature(feature);
        }
        return feature == null ? null : new FeatureKey(feature);
    }
}
