package dev.earlyaccess.webhook;

/** There is no webhook of this id. */
public class UnknownWebhook extends RuntimeException {

    UnknownWebhook(long id) {
        super("There is no webhook with the id %d.".formatted(id));
    }
}
