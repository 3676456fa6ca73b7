package dev.earlyaccess.api.request;

import dev.earlyaccess.shared.Refusal;

/** The service is busy with other requests of this kind. */
public class Busy extends Refusal {

    private static final long SECONDS = 5;

    /** @param message what the service is busy with, in a sentence */
    public Busy(String message) {
        super("unavailable", "%s Try again in %d seconds.".formatted(message, SECONDS), "retryAfterSeconds", SECONDS);
    }
}
