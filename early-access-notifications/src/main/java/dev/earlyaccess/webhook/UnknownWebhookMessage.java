package dev.earlyaccess.webhook;

/** A webhook has no message of this id. */
public class UnknownWebhookMessage extends RuntimeException {

    UnknownWebhookMessage(long webhook, String id) {
        super("The webhook %d has no message with the id %s.".formatted(webhook, id));
    }
}
