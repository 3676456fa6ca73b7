package dev.earlyaccess.sending;

import dev.earlyaccess.mail.MailType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The types of mail whose sender the mail server refuses. That is no fault of the single mail, so mails of
 * these types are not sent for a while and then tried again. Mails with other senders are sent all the time.
 */
final class SenderCooldown {

    private static final Logger log = LoggerFactory.getLogger(SenderCooldown.class);

    private static final Duration COOLDOWN = Duration.ofSeconds(30);

    private final Clock clock;
    private final Map<MailType, Instant> until = new ConcurrentHashMap<>();

    SenderCooldown(Clock clock) {
        this.clock = clock;
    }

    void add(MailType type, String reason) {
        if (!contains(type)) {
            log.warn("No mail of the type {} can be sent at the moment: {}", type.code(), reason);
        }
        until.put(type, clock.instant().plus(COOLDOWN));
    }

    boolean contains(MailType type) {
        Instant end = until.get(type);
        return end != null && clock.instant().isBefore(end);
    }

    /** The types whose mails may be sent. */
    Set<MailType> otherTypes() {
        Set<MailType> others = EnumSet.allOf(MailType.class);
        others.removeIf(this::contains);
        return others;
    }

    void clear() {
        until.clear();
    }
}
