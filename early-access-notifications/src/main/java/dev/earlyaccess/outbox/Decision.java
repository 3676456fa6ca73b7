package dev.earlyaccess.outbox;

import java.time.Instant;

/** What happens to a delivery that is due. */
public sealed interface Decision {

    /** It still holds, and is sent now. */
    record Send() implements Decision {}

    /** It no longer holds. */
    record Cancel(String reason) implements Decision {}

    /** It still holds, but must wait. */
    record Postpone(Instant until) implements Decision {}
}
