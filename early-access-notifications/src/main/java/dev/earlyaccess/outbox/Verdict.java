package dev.earlyaccess.outbox;

import java.time.Instant;

/** What is to become of a delivery that is due. */
public sealed interface Verdict {

    /** It holds. */
    record Send() implements Verdict {}

    /** It no longer holds. */
    record Cancel(String reason) implements Verdict {}

    /** It holds, but has to wait. */
    record PutOff(Instant until) implements Verdict {}
}
