package dev.earlyaccess.user;

import dev.earlyaccess.shared.Refusal;

/** The service has never seen this user: the user has not signed in, and nobody has enrolled the user. */
public class UnknownUser extends Refusal {

    public UnknownUser(UserId user) {
        super("user-not-found", "No user with the id %s has signed in or was enrolled.".formatted(user));
    }
}
