package dev.earlyaccess.webhook;

import dev.earlyaccess.feature.Feature;
import dev.earlyaccess.feature.StageTransition;
import dev.earlyaccess.feedback.FeedbackArrived;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An event that is posted to endpoints.
 *
 * @param messageId the {@code webhook-id} of its messages, the same at every endpoint
 * @param feature the id of the feature that it is about; null if it is about none
 * @param launch the id of the launch whose initial audience its messages contain; null if they contain none
 * @param feedback the id of the feedback that its messages tell of; null if they tell of none
 * @param by the id of the user who moved the feature; null if nobody did
 * @param users the ids of the users whose enrollments it is about; null if it is about none
 */
record WebhookEvent(
        String messageId,
        EventType type,
        @Nullable Long feature,
        @Nullable Long launch,
        @Nullable Long feedback,
        @Nullable String by,
        @Nullable List<String> users,
        Instant at) {

    static WebhookEvent of(FeedbackArrived arrived) {
        return new WebhookEvent(
                newMessageId(),
                EventType.FEEDBACK_ARRIVED,
                arrived.feature(),
                null,
                arrived.feedback(),
                null,
                null,
                arrived.at());
    }

    static WebhookEvent of(StageTransition transition, Feature feature, @Nullable Long launch) {
        return new WebhookEvent(
                newMessageId(),
                EventType.of(transition),
                feature.id(),
                launch,
                null,
                transition.by().value(),
                null,
                transition.at());
    }

    static WebhookEvent of(EventType type, List<EnrollmentChange> changes, Instant at) {
        List<String> users =
                changes.stream().map(EnrollmentChange::user).distinct().toList();
        return new WebhookEvent(newMessageId(), type, null, null, null, null, users, at);
    }

    static String newMessageId() {
        return "msg_" + UUID.randomUUID().toString().replace("-", "");
    }
}
