package dev.earlyaccess.api.security;

import dev.earlyaccess.shared.Refusal;

/** The call needs an address of the caller's, and the credentials have none that counts. */
public class AddressMissing extends Refusal {

    private AddressMissing(String detail) {
        super("forbidden", detail);
    }

    /** The call is about the mail to the caller. */
    static AddressMissing forMailTo(Caller caller) {
        return new AddressMissing(
                caller.has(Role.USER)
                        ? "Your token has no verified mail address, and this call is about the mail to that address."
                        : "An API key has no mail address, and this call is about the mail to the caller's address: it "
                                + "needs the token of a person.");
    }

    /** The caller would own what the call creates. Staff own features by their address. */
    public static AddressMissing forOwner() {
        return new AddressMissing(
                "With the role STAFF, you own the concepts that you create, by your mail address, and "
                        + "your token proves none: it needs the claim email, and email_verified with the value true. Ask "
                        + "somebody with the role EDITOR to create the feature for you.");
    }
}
