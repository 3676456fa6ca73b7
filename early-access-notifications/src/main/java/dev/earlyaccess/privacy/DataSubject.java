package dev.earlyaccess.privacy;

import dev.earlyaccess.user.UserId;
import java.util.Set;

/**
 * A person, and how the service's data name this person.
 *
 * @param emails the addresses, in lower case, that belong to this person and to no other user
 * @param names the names in the person's tokens and mails
 */
public record DataSubject(UserId user, Set<String> emails, Set<String> names) {

    String id() {
        return user.value();
    }

    String[] addresses() {
        return emails.toArray(String[]::new);
    }
}
