package dev.earlyaccess.audit;

import java.time.Instant;

/** The place of an entry in the order of the trail: by time, and by id within a moment. */
public record AuditPosition(Instant at, long id) {

    /** Behind all entries. */
    public static final AuditPosition END = new AuditPosition(Instant.parse("9999-12-31T00:00:00Z"), Long.MAX_VALUE);
}
