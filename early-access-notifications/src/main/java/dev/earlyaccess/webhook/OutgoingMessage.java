package dev.earlyaccess.webhook;

import dev.earlyaccess.tracing.Cause;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The next message of an endpoint, in the endpoint's format and with its retry policy. */
sealed interface OutgoingMessage permits OutgoingWebhookMessage, OutgoingSlackMessage {

    /** The id of its row. */
    long id();

    /** The id of its endpoint. */
    long endpoint();

    /** How log lines name its endpoint; the address is not part of it. */
    String endpointName();

    EndpointUrl url();

    /** Whether the operator wrote the URL in the settings: then it may lead everywhere. */
    boolean isTrusted();

    Map<String, String> headers(Instant now);

    /** What is posted: JSON. */
    String body();

    /** The request that it follows from; null if there is none, or it is not known. */
    @Nullable
    Cause cause();

    /** The longest wait for a response. */
    Duration patience();

    /**
     * What follows from an attempt to post it.
     *
     * @param luck 0 to 1
     */
    AttemptResult resultOf(HttpOutcome outcome, Instant now, double luck);
}
