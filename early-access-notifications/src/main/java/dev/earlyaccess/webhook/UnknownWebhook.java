package dev.earlyaccess.webhook;

import dev.earlyaccess.shared.Refusal;

/** There is no webhook with this id. */
class UnknownWebhook extends Refusal {

    UnknownWebhook(long id) {
        super("webhook-not-found", "There is no webhook with the id %d.".formatted(id));
    }
}
