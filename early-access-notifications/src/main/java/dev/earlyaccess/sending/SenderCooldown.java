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
 * The kinds of mail whose sender the server refuses. That is our fault and no letter's, so they rest for a while and are
 * tried again; mail of other senders goes on.
 */
final class SenderCooldown {

    private static final Logger log = LoggerFactory.getLogger(SenderCooldown.class);

    private static final Duration REST = Duration.ofSeconds(30);

    private final Clock clock;
    private final Map<MailType, Instant> until = new ConcurrentHashMap<>();

    SenderCooldown(Clock clock) {
        this.clock = clock;
    }

    void add(MailType kind, String reason) {
        if (!contains(kind)) {
            log.warn("No mail of the kind {} can be sent at the moment: {}", kind.code(), reason);
        }
        until.put(kind, clock.instant().plus(REST));
    }

    boolean contains(MailType kind) {
        Instant end = until.get(kind);
        return end != null && clock.instant().isBefore(end);
    }

    /** The kinds that don't rest. */
    Set<MailType> others() {
        Set<MailType> others = EnumSet.allOf(MailType.class);
        others.removeIf(this::contains);
        return others;
    }

    void clear() {
        until.clear();
    }
}
