package dev.earlyaccess.outbox;

import dev.earlyaccess.user.MailPreferences;
import dev.earlyaccess.user.UserId;
import dev.earlyaccess.user.Users;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes reports about mails that a mail server had accepted: they came back, or somebody calls them spam. */
@Service
public class BounceReceiver {

    private final SuppressionGuard guard;
    private final Outbox outbox;
    private final Users users;

    BounceReceiver(SuppressionGuard guard, Outbox outbox, Users users) {
        this.guard = guard;
        this.outbox = outbox;
        this.users = users;
    }

    /**
     * Marks the mail as failed, and suppresses its address if the report says that it does not exist. A
     * repeated report changes nothing.
     *
     * @return whether the address was not suppressed before, or not for all users who have it
     */
    @Transactional
    public boolean report(UndeliveredMail report, Instant at) {
        guard.lock();
        Optional<Outbox.SentMail> mail = outbox.bounced(report, at);
        return report.isAddressUnknown()
                && guard.suppress(
                        report.about(mail.map(Outbox.SentMail::delivery).orElse(null)),
                        mail.map(Outbox.SentMail::type).orElse(null),
                        at);
    }

    /** Turns off all mails to a user who called one of them spam. */
    public void complaint(UserId user) {
        users.want(user, MailPreferences.NONE);
    }

    /**
     * Turns off all mails to the users with this address, in any spelling.
     *
     * @return how many users those are
     */
    public int complaint(String address) {
        return users.wantNothing(address);
    }
}
