package dev.earlyaccess.api.request;

import dev.earlyaccess.shared.Refusal;

/** The request's body did not arrive in time. */
class BodyTooSlow extends Refusal {

    BodyTooSlow() {
        super(
                "request-timeout",
                "The request's body did not arrive in time: the service waits %d seconds, and longer only for a large body."
                        .formatted(SlowBodies.GRACE.toSeconds()));
    }
}
