package dev.earlyaccess.webhook;

import dev.earlyaccess.feature.Feature;
import dev.earlyaccess.feature.Features;
import dev.earlyaccess.feature.StageTransition;
import dev.earlyaccess.feedback.Feedback;
import dev.earlyaccess.feedback.FeedbackArrived;
import dev.earlyaccess.feedback.FeedbackInbox;
import dev.earlyaccess.launch.Launches;
import dev.earlyaccess.mail.Links;
import dev.earlyaccess.stage.Stage;
import java.net.URI;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Objects;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Queues a message for each endpoint that an event concerns, inside the transaction in which it happens. */
@Component
class WebhookListener {

    private final FeedbackInbox inbox;
    private final Features features;
    private final Launches launches;
    private final Links links;
    private final WebhookQueue queue;
    private final SlackSettings slack;

    WebhookListener(
            FeedbackInbox inbox,
            Features features,
            Launches launches,
            Links links,
            WebhookQueue queue,
            SlackSettings slack) {
        this.inbox = inbox;
        this.features = features;
        this.launches = launches;
        this.links = links;
        this.queue = queue;
        this.slack = slack;
    }

    @EventListener
    void on(FeedbackArrived arrived) {
        Collection<Channel> channels = slack.connected(EnumSet.of(Channel.FEEDBACK));
        boolean hasSubscribers = queue.hasSubscribers(EventType.FEEDBACK_ARRIVED);
        if (channels.isEmpty() && !hasSubscribers) {
            return;
        }
        Feedback feedback = inbox.require(arrived.feedback());
        URI address = links.feedback(arrived.feedback());
        WebhookEvent event = WebhookEvent.of(arrived);
        if (hasSubscribers) {
            queue.add(event, EventPayload.of(feedback, arrived.at(), address));
        }
        channels.forEach(
                channel -> queue.add(event, channel, SlackFeedbackFormat.of(feedback, links.entry(feedback.id()))));
    }

    @EventListener
    void on(StageTransition transition) {
        EventType type = EventType.of(transition);
        Collection<Channel> channels = slack.connected(Channel.concernedBy(type, transition.from()));
        boolean hasSubscribers = queue.hasSubscribers(type);
        if (channels.isEmpty() && !hasSubscribers) {
            return;
        }
        Feature feature = features.require(transition.feature());
        String by =
                Objects.requireNonNullElse(transition.byName(), transition.by().value());
        boolean isLaunch = type == EventType.BETA_LAUNCHED && transition.from() == Stage.CONCEPT;
        WebhookEvent event = WebhookEvent.of(
                transition, feature, isLaunch ? launches.idOfLatest(feature).orElse(null) : null);
        if (hasSubscribers) {
            queue.add(
                    event,
                    EventPayload.of(feature, transition, by, links.feature(feature.key()), event.launch() != null));
        }
        SlackMessage message = SlackStageFormat.of(feature, transition, by, links.page(feature.key()));
        boolean hasNoAudience = type == EventType.BETA_LAUNCHED && event.launch() == null;
        channels.forEach(channel ->
                queue.add(event, channel, hasNoAudience ? message.plus(SlackStageFormat.audience(0)) : message));
    }
}
