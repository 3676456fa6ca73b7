package dev.earlyaccess.outbox;

import dev.earlyaccess.team.FeedbackGroup;
import dev.earlyaccess.user.Users;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** Ends all mail to addresses that mail can't reach, whoever has them: users, or members of the feedback group. */
@Component
class SuppressionList {

    private final Users users;
    private final FeedbackGroup group;

    SuppressionList(Users users, FeedbackGroup group) {
        this.users = users;
        this.group = group;
    }

    /**
     * Sends nothing more there: not to a user until that one has another address, not to a member until something is chosen
     * for the address. Nor to whoever becomes a member with it later.
     *
     * @param reason what the mail server said of it
     * @return how many users and members have it, of whom that was not known
     */
    int suppress(String address, String reason, Instant at) {
        return users.suppress(address, reason, at) + (group.suppress(address, reason, at) ? 1 : 0);
    }
}
