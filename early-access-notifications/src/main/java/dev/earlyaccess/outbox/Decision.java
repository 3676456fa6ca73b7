package dev.earlyaccess.outbox;

import java.time.Instant;

/** What is to become of a delivery that is due. */
public sealed interface Decision {

    /** It holds. */
    record Send() implements Decision {}

    /** It no longer holds. */
    record Cancel(String reason) implements Decision {}

    /** It holds, but has to wait. */
    record Postpone(Instant until) implements Decision {}
}
