package dev.earlyaccess.api.security;

import dev.earlyaccess.shared.Refusal;

/** The call is about the caller's mail address, and the token has no verified one. */
public class AddressMissing extends Refusal {

    public AddressMissing() {
        super("forbidden", "Your token has no verified mail address, and this call is about the mail to that address.");
    }
}
