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

/** The fields of feedback to change: a merge patch (RFC 7396) that removes no field. */
@Schema(description = "The fields to change. Omitted fields stay as they are.")
record FeedbackChange(
        @Schema(
                description = "The new status.",
                example = "read",
                allowableValues = {"unread", "read", "answered"})
        @Nullable
        FeedbackStatus status,

        @Schema(description = "The key of the feature that the feedback is about.", example = "quiet-hours") @Nullable
        String feature) {

    /** The statuses that a person may set; only the service decides that a machine wrote it. */
    static final Set<FeedbackStatus> SET_BY_PEOPLE =
            EnumSet.of(FeedbackStatus.UNREAD, FeedbackStatus.READ, FeedbackStatus.ANSWERED);

    /** @throws InvalidRequest if the patch is no object, holds what cannot be changed, or removes a field */
    static FeedbackChange read(JsonNode patch, JsonBodies bodies) {
        return checked(bodies.read(JsonBodies.changesOnly(patch), FeedbackChange.class));
    }

    private static FeedbackChange checked(FeedbackChange change) {
        if (change.status != null && !SET_BY_PEOPLE.contains(change.status)) {
            throw new InvalidRequest("status", "must be one of unread, read, answered");
        }
        return change;
    }

    /** @throws UnknownFeature if no feature can have this key */
    @Nullable
    FeatureKey keyOfFeature() {
        if (feature != null && !FeatureKey.isValid(feature)) {
            throw new UnknownFeature(feature);
        }
        return feature == null ? null : new FeatureKey(feature);
    }
}
