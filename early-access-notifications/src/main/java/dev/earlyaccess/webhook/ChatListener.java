package dev.earlyaccess.webhook;

import dev.earlyaccess.feature.Feature;
import dev.earlyaccess.feature.Features;
import dev.earlyaccess.feature.StageTransition;
import dev.earlyaccess.feedback.FeedbackArrived;
import dev.earlyaccess.feedback.FeedbackInbox;
import dev.earlyaccess.launch.Launches;
import dev.earlyaccess.mail.Links;
import dev.earlyaccess.stage.Stage;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Queues what the team is to hear, inside the transaction in which it happens. */
@Component
class ChatListener {

    private final FeedbackInbox inbox;
    private final Features features;
    private final Launches launches;
    private final Links links;
    private final ChatQueue queue;
    private final SlackSettings settings;

    ChatListener(
            FeedbackInbox inbox,
            Features features,
            Launches launches,
            Links links,
            ChatQueue queue,
            SlackSettings settings) {
        this.inbox = inbox;
        this.features = features;
        this.launches = launches;
        this.links = links;
        this.queue = queue;
        this.settings = settings;
    }

    @EventListener
    void on(FeedbackArrived arrived) {
        if (settings.webhook(Channel.FEEDBACK).isPresent()) {
            queue.add(
                    Channel.FEEDBACK,
                    arrived.feature(),
                    FeedbackMessage.of(inbox.require(arrived.feedback())),
                    arrived.at());
        }
    }

    @EventListener
    void on(StageTransition transition) {
        connected(Channel.hearing(EventType.of(transition), transition.from()))
                .forEach(channel -> tell(channel, features.require(transition.feature()), transition));
    }

    /** Those of them that have a webhook. Where two have the same one, the first is told: nobody is to read it twice. */
    private Collection<Channel> connected(Set<Channel> channels) {
        Map<EndpointUrl, Channel> byWebhook = new LinkedHashMap<>();
        channels.forEach(
                channel -> settings.webhook(channel).ifPresent(webhook -> byWebhook.putIfAbsent(webhook, channel)));
        return byWebhook.values();
    }

    private void tell(Channel channel, Feature feature, StageTransition transition) {
        SlackMessage message = StageMessage.of(feature, transition, links.inspection());
        if (EventType.of(transition) != EventType.BETA_LAUNCHED) {
            queue.add(channel, feature.id(), message, transition.at());
            return;
        }
        Optional<Long> launch = transition.from() == Stage.CONCEPT ? launches.idOfLatest(feature) : Optional.empty();
        launch.ifPresentOrElse(
                id -> queue.addOnceCounted(channel, feature.id(), message, id, transition.at()),
                () -> queue.add(channel, feature.id(), message.plus(StageMessage.ready(0)), transition.at()));
    }
}
