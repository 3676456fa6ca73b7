package dev.earlyaccess.audit;

import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long entries are kept.
 *
 * @param keep at least a day
 */
@ConfigurationProperties("early-access.audit")
public record AuditSettings(@DefaultValue("P2Y") Period keep) {

    public AuditSettings {
        if (keep.isNegative() || keep.isZero()) {
            throw new IllegalArgumentException("early-access.audit.keep must be at least a day, but is " + keep);
        }
    }

    /** Entries from before this time may be deleted. */
    public Instant end(Instant now) {
        return now.atOffset(ZoneOffset.UTC).minus(keep).toInstant();
    }
}
