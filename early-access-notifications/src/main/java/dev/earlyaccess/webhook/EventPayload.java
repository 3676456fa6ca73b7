package dev.earlyaccess.webhook;

import dev.earlyaccess.feature.Feature;
import dev.earlyaccess.feature.Owner;
import dev.earlyaccess.feature.StageTransition;
import dev.earlyaccess.feedback.Feedback;
import dev.earlyaccess.shared.CleanText;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The JSON that a webhook receives, as Standard Webhooks 1.0 requires: the event's type, its time and its
 * data. Events of one type always have the same fields.
 */
final class EventPayload {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String TEST = "webhook.test";
    private static final String USERS = "sampleUsers";
    private static final String CHANGES = "changes";
    private static final String USER = "userId";

    /** Standard Webhooks wants small payloads, and the inbox holds the whole text. */
    private static final int LONGEST_TEXT = 3_000;

    private EventPayload() {}

    /**
     * The payload for a feature that moved from one stage to another.
     *
     * @param by the name of the person who moved it
     * @param page where the team finds the feature
     * @param isToBeCounted whether this launches the feature, so that its initial audience is still to be
     *     counted
     */
    static String of(Feature feature, StageTransition transition, String by, URI page, boolean isToBeCounted) {
        EventType type = EventType.of(transition);
        ObjectNode payload = payload(type, transition.at());
        ObjectNode data = payload.putObject("data");
        describe(data.putObject("feature"), feature, transition, page);
        data.put(
                "from",
                Optional.ofNullable(transition.from())
                        .map(stage -> stage.code())
                        .orElse(null));
        data.put("to", transition.to().code());
        data.put("by", transition.by().value());
        data.put("byName", by);
        data.put("reason", transition.reason());
        transition.overridden().forEach(data.putArray("overridden")::add);
        if (type == EventType.BETA_LAUNCHED) {
            data.put(USERS, isToBeCounted ? null : Long.valueOf(0));
        }
        return payload.toString();
    }

    private static void describe(ObjectNode json, Feature feature, StageTransition transition, URI page) {
        json.put("key", feature.key().value());
        json.put("name", feature.description().name());
        json.put("description", feature.description().description());
        json.put("stage", transition.to().code());
        Owner owner = feature.description().ownerOrNobody();
        json.putObject("owner")
                .put("name", owner.name())
                .put("email", owner.email())
                .put("team", owner.team());
        json.put("documentationUrl", feature.description().documentationUrl());
        json.put("feedbackUrl", feature.description().feedbackUrl());
        json.put("url", page.toString());
    }

    /**
     * The payload for feedback.
     *
     * @param page where the team finds the feedback
     */
    static String of(Feedback feedback, Instant at, URI page) {
        ObjectNode payload = payload(EventType.FEEDBACK_ARRIVED, at);
        ObjectNode data = payload.putObject("data");
        Feedback.@Nullable FeatureReference about = feedback.about();
        if (about == null) {
            data.putNull("feature");
        } else {
            data.putObject("feature").put("key", about.key().value()).put("name", about.name());
        }
        describe(data.putObject("feedback"), feedback, page);
        return payload.toString();
    }

    private static void describe(ObjectNode json, Feedback feedback, URI page) {
        json.put("id", feedback.id());
        json.put("source", feedback.source().code());
        json.put("subject", feedback.subject());
        json.put("text", beginning(feedback.text()));
        json.put("isWhole", feedback.text().length() <= LONGEST_TEXT);
        json.put("rating", feedback.rating());
        json.put("attachments", feedback.attachments().size());
        json.put("receivedAt", feedback.receivedAt().toString());
        Feedback.Author author = feedback.author();
        json.putObject("author")
                .put(
                        "userId",
                        Optional.ofNullable(author.user())
                                .map(user -> user.value())
                                .orElse(null))
                .put("name", name(author))
                .put("isUser", author.isUser());
        json.put("url", page.toString());
    }

    /** The author's name. The author may be somebody else than the user who was asked. */
    private static @Nullable String name(Feedback.Author author) {
        return Stream.of(
                        Optional.ofNullable(author.isUser() ? author.userName() : null),
                        Optional.ofNullable(author.senderName()),
                        Optional.ofNullable(author.senderEmail()))
                .flatMap(Optional::stream)
                .findFirst()
                .orElse(null);
    }

    private static String beginning(String text) {
        return CleanText.cut(text, LONGEST_TEXT);
    }

    /** The payload for changes of one type. */
    static String of(EventType type, List<EnrollmentChange> changes, Instant at) {
        ObjectNode payload = payload(type, at);
        ArrayNode all = payload.putObject("data").putArray(CHANGES);
        for (EnrollmentChange change : changes) {
            all.addObject()
                    .put(USER, change.user())
                    .put("feature", change.feature())
                    .put("status", change.status().code())
                    .put("origin", change.origin())
                    .put("at", change.since().toString());
        }
        return payload.toString();
    }

    /** The payload of a test message. No webhook subscribes to its type: only an admin has it posted. */
    static String test(Webhook webhook, Instant at) {
        ObjectNode payload = payload(TEST, at);
        payload.putObject("data")
                .putObject("webhook")
                .put("id", webhook.id())
                .put("url", webhook.url())
                .put("description", webhook.description());
        return payload.toString();
    }

    private static ObjectNode payload(EventType type, Instant at) {
        return payload(type.code(), at);
    }

    private static ObjectNode payload(String type, Instant at) {
        return JSON.createObjectNode().put("type", type).put("timestamp", at.toString());
    }

    /**
     * The payload with a launch's initial audience, which is not known when the message is queued.
     *
     * @param audience how many users the launch begins with; null if this is no launch, or if they were not
     *     counted in time
     */
    static String complete(String payload, @Nullable Long audience) {
        if (audience == null) {
            return payload;
        }
        ObjectNode json = (ObjectNode) JSON.readTree(payload);
        ((ObjectNode) json.get("data")).put(USERS, audience);
        return json.toString();
    }
}
