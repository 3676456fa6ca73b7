package dev.earlyaccess.outbox;

import dev.earlyaccess.shared.Refusal;

/** The mails of this sender are not paused. */
class SenderNotPaused extends Refusal {

    SenderNotPaused(String address) {
        super("sender-not-paused", "The mails from %s are not paused.".formatted(address));
    }
}
