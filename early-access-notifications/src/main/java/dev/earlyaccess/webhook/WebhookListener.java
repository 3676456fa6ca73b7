package dev.earlyaccess.webhook;

import dev.earlyaccess.feature.Feature;
import dev.earlyaccess.feature.Features;
import dev.earlyaccess.feature.StageTransition;
import dev.earlyaccess.feedback.FeedbackArrived;
import dev.earlyaccess.feedback.FeedbackInbox;
import dev.earlyaccess.launch.Launches;
import dev.earlyaccess.mail.Links;
import dev.earlyaccess.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Queues what receivers are to hear, inside the transaction in which it happens. */
@Component
class WebhookListener {

    private final FeedbackInbox inbox;
    private final Features features;
    private final Launches launches;
    private final Links links;
    private final WebhookQueue queue;

    WebhookListener(FeedbackInbox inbox, Features features, Launches launches, Links links, WebhookQueue queue) {
        this.inbox = inbox;
        this.features = features;
        this.launches = launches;
        this.links = links;
        this.queue = queue;
    }

    @EventListener
    void on(FeedbackArrived arrived) {
        if (queue.anybodyHears(EventType.FEEDBACK_ARRIVED)) {
            String payload =
                    Payload.of(inbox.require(arrived.feedback()), arrived.at(), links.feedback(arrived.feedback()));
            queue.add(EventType.FEEDBACK_ARRIVED, arrived.feature(), null, payload, arrived.at());
        }
    }

    @EventListener
    void on(StageTransition transition) {
        EventType type = EventType.of(transition);
        if (queue.anybodyHears(type)) {
            Feature feature = features.require(transition.feature());
            boolean isLaunch = type == EventType.BETA_LAUNCHED && transition.from() == Stage.CONCEPT;
            @Nullable Long launch = isLaunch ? launches.idOfLatest(feature).orElse(null) : null;
            String payload = Payload.of(feature, transition, links.feature(feature.key()), launch != null);
            queue.add(type, feature.id(), launch, payload, transition.at());
        }
    }
}
