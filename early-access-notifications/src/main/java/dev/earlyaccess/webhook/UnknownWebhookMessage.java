package dev.earlyaccess.webhook;

import dev.earlyaccess.shared.Refusal;

/** The webhook has no message with this id. */
class UnknownWebhookMessage extends Refusal {

    UnknownWebhookMessage(long webhook, String id) {
        super("webhook-message-not-found", "The webhook %d has no message with the id %s.".formatted(webhook, id));
    }
}
