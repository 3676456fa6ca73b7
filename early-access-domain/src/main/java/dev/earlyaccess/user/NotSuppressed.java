package dev.earlyaccess.user;

import dev.earlyaccess.shared.Refusal;

/** The address is not on the suppression list. */
class NotSuppressed extends Refusal {

    NotSuppressed(String email) {
        super("suppression-not-found", "The address %s is not suppressed.".formatted(email));
    }
}
