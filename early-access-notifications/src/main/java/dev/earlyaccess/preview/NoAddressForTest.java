package dev.earlyaccess.preview;

import dev.earlyaccess.shared.Refusal;

/** A test mail goes to the caller's address, and the token has no verified one. */
class NoAddressForTest extends Refusal {

    NoAddressForTest() {
        super("forbidden", "Your token has no verified mail address, and a test mail goes to that address.");
    }
}
