package dev.earlyaccess.api.problem;

/** The token tells no verified mail address, and the call is about that address. */
public class AddressMissing extends RuntimeException {

    public AddressMissing() {
        super("Your token lacks a verified mail address, and this is about the mail that goes there.");
    }
}
