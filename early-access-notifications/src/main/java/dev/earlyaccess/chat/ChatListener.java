package dev.earlyaccess.chat;

import dev.earlyaccess.feedback.FeedbackArrived;
import dev.earlyaccess.feedback.FeedbackInbox;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Queues what the team is to hear, inside the transaction in which it happens. */
@Component
class ChatListener {

    private final FeedbackInbox inbox;
    private final ChatQueue queue;
    private final SlackSettings settings;

    ChatListener(FeedbackInbox inbox, ChatQueue queue, SlackSettings settings) {
        this.inbox = inbox;
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
}
